package dev.forge.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link Unsigned64} against integers, at the edges. */
class Unsigned64Test {
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);
  private static final List<BigInteger> EDGES =
      List.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          BigInteger.ONE.shiftLeft(63).subtract(BigInteger.ONE),
          BigInteger.ONE.shiftLeft(63),
          LIMIT.subtract(BigInteger.TWO),
          LIMIT.subtract(BigInteger.ONE));

  @Test
  void sumsAndDifferencesMatchIntegersWhereTheyExist() {
    for (BigInteger a : EDGES) {
      for (BigInteger b : EDGES) {
        Unsigned64 x = Unsigned64.of(a).orElseThrow();
        Unsigned64 y = Unsigned64.of(b).orElseThrow();
        assertEquals(Unsigned64.of(a.add(b)), x.plus(y), a + " + " + b);
        assertEquals(Unsigned64.of(a.subtract(b)), x.minus(y), a + " - " + b);
        assertEquals(a.compareTo(b), Integer.signum(x.compareTo(y)), a + " <=> " + b);
      }
    }
  }

  @Test
  void numbersOutsideTheRangeDoNotExist() {
    assertEquals(Optional.empty(), Unsigned64.of(LIMIT));
    assertEquals(Optional.empty(), Unsigned64.of(BigInteger.ONE.negate()));
  }

  @Test
  void fieldElementAndTextAreTheNumber() {
    for (BigInteger a : EDGES) {
      Unsigned64 x = Unsigned64.of(a).orElseThrow();
      assertEquals(a, x.toField().toBigInteger());
      assertEquals(a.toString(), x.toString());
    }
  }
}
