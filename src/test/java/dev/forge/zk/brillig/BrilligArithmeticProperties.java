package dev.forge.zk.brillig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.brillig.BrilligOpcode.FieldOperation;
import dev.forge.zk.brillig.BrilligOpcode.IntOperation;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the machine's arithmetic, checked against big integers. */
class BrilligArithmeticProperties {
  private static final long SEED = 20_260_917;
  private static final BigInteger R = Fr.MODULUS.value();

  private final Random random = new Random(SEED);

  static Stream<BitSize> integerTypes() {
    return Stream.of(BitSize.values()).filter(size -> size != BitSize.FIELD);
  }

  @ParameterizedTest
  @MethodSource("integerTypes")
  void everyIntegerOperationMatchesBigIntegerModuloTwoToTheWidth(BitSize size) {
    List<BigInteger> values = values(BigInteger.ONE.shiftLeft(size.bits()));
    values.addAll(List.of(BigInteger.valueOf(size.bits()).mod(BigInteger.ONE.shiftLeft(size.bits())),
        BigInteger.TWO.mod(BigInteger.ONE.shiftLeft(size.bits()))));
    for (IntOperation operation : IntOperation.values()) {
      for (BigInteger a : values) {
        for (BigInteger b : values) {
          BrilligOutcome outcome = Assembly.program()
              .set(10, size, a)
              .set(11, size, b)
              .integer(operation, size, 12, 10, 11)
              .stop(12, 1)
              .run();
          String shown = "seed " + SEED + ": " + a + " " + operation + " " + b + " in " + size;
          if (operation == IntOperation.DIV && b.signum() == 0) {
            assertEquals("Attempted to divide by zero", Assembly.crash(outcome), shown);
          } else {
            assertEquals(List.of(expected(operation, size.bits(), a, b)), Assembly.results(outcome), shown);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FieldOperation.class)
  void everyFieldOperationMatchesBigIntegerModuloR(FieldOperation operation) {
    List<BigInteger> values = values(R);
    for (BigInteger a : values) {
      for (BigInteger b : values) {
        BrilligOutcome outcome = Assembly.program()
            .set(10, BitSize.FIELD, a)
            .set(11, BitSize.FIELD, b)
            .field(operation, 12, 10, 11)
            .stop(12, 1)
            .run();
        String shown = "seed " + SEED + ": " + a + " " + operation + " " + b;
        boolean division = operation == FieldOperation.DIV || operation == FieldOperation.INTEGER_DIV;
        if (division && b.signum() == 0) {
          assertEquals("Attempted to divide by zero", Assembly.crash(outcome), shown);
        } else {
          assertEquals(List.of(expected(operation, a, b)), Assembly.results(outcome), shown);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("integerTypes")
  void complementIsAllOnesMinusTheValue(BitSize size) {
    BigInteger ones = BigInteger.ONE.shiftLeft(size.bits()).subtract(BigInteger.ONE);
    for (BigInteger a : values(ones.add(BigInteger.ONE))) {
      Assembly program = Assembly.program()
          .set(10, size, a)
          .then(new BrilligOpcode.Not(Assembly.at(11), Assembly.at(10), size))
          .stop(11, 1);
      assertEquals(List.of(ones.subtract(a)), program.results(), "seed " + SEED + ": not " + a + " in " + size);
    }
  }

  @ParameterizedTest
  @EnumSource(BitSize.class)
  void castKeepsTheLowBitsFromEveryType(BitSize to) {
    BigInteger modulus = to == BitSize.FIELD ? R : BigInteger.ONE.shiftLeft(to.bits());
    for (BitSize from : BitSize.values()) {
      for (BigInteger a : values(from == BitSize.FIELD ? R : BigInteger.ONE.shiftLeft(from.bits()))) {
        Assembly program = Assembly.program()
            .set(10, from, a)
            .then(new BrilligOpcode.Cast(Assembly.at(11), Assembly.at(10), to))
            .then(new BrilligOpcode.Cast(Assembly.at(10), Assembly.at(10), to))
            .stop(10, 2);
        BigInteger expected = a.mod(modulus);
        assertEquals(List.of(expected, expected), program.results(),
            "seed " + SEED + ": " + a + ", " + from + " to " + to);
      }
    }
  }

  @Test
  void operandsOfAnotherTypeAreRefused() {
    BrilligOutcome left = Assembly.program()
        .set(10, BitSize.U8, 1)
        .set(11, BitSize.FIELD, 1)
        .field(FieldOperation.ADD, 12, 10, 11)
        .run();
    assertEquals("Bit size for lhs 8 does not match op bit size 254", Assembly.crash(left));
    BrilligOutcome right = Assembly.program()
        .set(10, BitSize.U128, 1)
        .set(11, BitSize.U64, 1)
        .integer(IntOperation.ADD, BitSize.U128, 12, 10, 11)
        .run();
    assertEquals("Bit size for rhs 64 does not match op bit size 128", Assembly.crash(right));
    BrilligOutcome not = Assembly.program()
        .set(10, BitSize.U8, 1)
        .then(new BrilligOpcode.Not(Assembly.at(12), Assembly.at(10), BitSize.U16))
        .run();
    assertEquals("Bit size for value 8 does not match the expected bit size 16", Assembly.crash(not));
  }

  @Test
  void constantsMustFitTheirType() {
    assertTrue(Assembly.crash(Assembly.program().set(10, BitSize.U8, 256).run()).contains("constant"));
  }

  private static BigInteger expected(IntOperation operation, int bits, BigInteger a, BigInteger b) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits);
    boolean shiftedOut = b.compareTo(BigInteger.valueOf(bits)) >= 0;
    return switch (operation) {
      case ADD -> a.add(b).mod(modulus);
      case SUB -> a.subtract(b).mod(modulus);
      case MUL -> a.multiply(b).mod(modulus);
      case DIV -> a.divide(b);
      case EQUALS -> truth(a.equals(b));
      case LESS_THAN -> truth(a.compareTo(b) < 0);
      case LESS_THAN_EQUALS -> truth(a.compareTo(b) <= 0);
      case AND -> a.and(b);
      case OR -> a.or(b);
      case XOR -> a.xor(b);
      case SHL -> shiftedOut ? BigInteger.ZERO : a.shiftLeft(b.intValueExact()).mod(modulus);
      case SHR -> shiftedOut ? BigInteger.ZERO : a.shiftRight(b.intValueExact());
    };
  }

  private static BigInteger expected(FieldOperation operation, BigInteger a, BigInteger b) {
    return switch (operation) {
      case ADD -> a.add(b).mod(R);
      case SUB -> a.subtract(b).mod(R);
      case MUL -> a.multiply(b).mod(R);
      case DIV -> a.multiply(b.modInverse(R)).mod(R);
      case INTEGER_DIV -> a.divide(b);
      case EQUALS -> truth(a.equals(b));
      case LESS_THAN -> truth(a.compareTo(b) < 0);
      case LESS_THAN_EQUALS -> truth(a.compareTo(b) <= 0);
    };
  }

  private static BigInteger truth(boolean value) {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  /** Edge values and random ones below a bound. */
  private List<BigInteger> values(BigInteger bound) {
    List<BigInteger> values = new ArrayList<>();
    Stream
        .of("0", "1", "ff", "ffffffffffffffff", "10000000000000000", "8000000000000000",
            "7fffffffffffffffffffffffffffffff")
        .map(hex -> new BigInteger(hex, 16).mod(bound))
        .forEach(values::add);
    values.add(bound.subtract(BigInteger.ONE));
    values.add(bound.shiftRight(1));
    for (int i = 0; i < 6; i++) {
      values.add(new BigInteger(1 + random.nextInt(bound.bitLength()), random).mod(bound));
    }
    return values;
  }
}
