package dev.forge.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerIdTest {
  @Test
  void digitsOfAnUnsignedNumberOf32BitsAreOne() {
    assertEquals(Optional.of(new WorkerId(0)), WorkerId.parse("0"));
    assertEquals(Optional.of(new WorkerId(4_294_967_295L)), WorkerId.parse("4294967295"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.0", "one", "4294967296", "9999999999", "10000000000", "\u0661"})
  void anythingElseIsNone(String text) {
    assertEquals(Optional.empty(), WorkerId.parse(text));
  }
}
