package dev.forge.prover.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  private static final AbiType U8 = new AbiType.Int(false, 8);
  private static final AbiType POINT =
      new AbiType.Struct("geometry::Point",
          List.of(new AbiType.Member("x", new AbiType.Field()), new AbiType.Member("y", U8)));
  private static final Abi ABI =
      new Abi(
          List.of(),
          Optional.empty(),
          Map.of(
              1L, new ErrorType.Static("too poor"),
              -2L, new ErrorType.Format(17, List.of(new AbiType.Field(), POINT)),
              3L, new ErrorType.Custom(POINT)));

  @Test
  void assertionsSpeakInTheirAuthorsWords() {
    assertEquals("Assertion failed: too poor", text(1));
    assertEquals("Assertion failed: geometry::Point { x: 0x10, y: 7 }", text(3, 16, 7));
    List<Long> values = new ArrayList<>();
    for (byte b : "dyn {a} and {b} !".getBytes(StandardCharsets.UTF_8)) {
      values.add((long) b);
    }
    values.addAll(List.of(2L, 9L, 1L, 2L));
    long[] flat = values.stream().mapToLong(Long::longValue).toArray();
    assertEquals("Assertion failed: dyn 0x09 and geometry::Point { x: 0x01, y: 2 } !", text(-2, flat));
  }

  @Test
  void damagedMessagesAreSaidToBeSo() {
    assertTrue(text(3, 16).startsWith("Assertion failed: <unprintable: more values expected"), text(3, 16));
    assertTrue(text(-2, 300).contains("a text of 17 bytes, only 1 values are left"), text(-2, 300));
    assertEquals("Assertion failed: error type 18446744073709551607, which the ABI does not have", text(-9));
  }

  @Test
  void failuresWithoutMessageKeepTheExecutorsWords() {
    var calls = List.of(new AcvmOutcome.OpcodeLocation(0, 3));
    assertEquals("Index out of bounds",
        FailureText.of(ABI, new AcvmOutcome.ExecutionFailed(calls, "Index out of bounds")));
    assertEquals(
        "Cannot satisfy constraint",
        FailureText.of(ABI, new AcvmOutcome.AssertionFailed(calls, "Cannot satisfy constraint", Optional.empty())));
  }

  private static String text(long selector, long... values) {
    FrVector vector = new FrVector(values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, Fr.of(values[i]));
    }
    var payload = new AcvmOutcome.Payload(selector, vector);
    var calls = List.of(new AcvmOutcome.OpcodeLocation(0, 3));
    return FailureText.of(ABI, new AcvmOutcome.AssertionFailed(calls, "Assertion failed", Optional.of(payload)));
  }
}
