package dev.forge.prover.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputFileTest {
  @Test
  void tomlAndJsonSayTheSame() {
    String toml =
        """
        a = "0x10" # a comment
        b = -5
        c = [[1, 2], [3, 4]]
        "d.e" = true
        f.g = "nested"
        [h]
        i = "x"
        [[k]]
        l = 1
        [[k]]
        l = 2
        """;
    String json =
        """
        {"a": "0x10", "b": -5, "c": [[1, 2], [3, 4]], "d.e": true, "f": {"g": "nested"}, "h": {"i": "x"},
         "k": [{"l": 1}, {"l": 2}]}
        """;
    assertEquals(InputFile.json(json), InputFile.toml(toml));
  }

  @Test
  void numbersOfSixtyFourBitsAreNumbersAndFractionsAreNot() {
    assertEquals(new InputValue.Number(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)),
        json("18446744073709551615"));
    assertEquals(new InputValue.Number(BigInteger.valueOf(Long.MIN_VALUE)), json("-9223372036854775808"));
    for (String text : new String[] {"18446744073709551616", "-9223372036854775809", "1.0", "1e2", "null"}) {
      assertInstanceOf(InputValue.Unusable.class, json(text), text);
    }
    assertInstanceOf(InputValue.Unusable.class, InputFile.toml("x = 1.5").values().get("x"));
    assertInstanceOf(InputValue.Unusable.class, InputFile.toml("x = 1979-05-27").values().get("x"));
  }

  private static InputValue json(String value) {
    return InputFile.json("{\"x\": " + value + "}").values().get("x");
  }

  @Test
  void whatIsNoInputFileIsRefused() {
    for (String text : new String[] {"", "[1]", "{\"a\": }", "{\"a\": 1", "x = 1", "{} {}", "{\"a\": 1e99999999999}"}) {
      assertThrows(InputException.class, () -> InputFile.json(text), text);
    }
    for (String text : new String[] {"x = ", "x = [1", "x = 1\nx = 2", "x = 9223372036854775808", "= 1", "[a]\n[a]"}) {
      assertThrows(InputException.class, () -> InputFile.toml(text), text);
    }
  }

  @Test
  void whatIsWrongInTomlIsToldWithItsLine() {
    var refusal = assertThrows(InputException.class, () -> InputFile.toml("x = 1\ny = [2, 3]\nz = = 4\n"));
    assertTrue(refusal.getMessage().contains("line 3"), refusal.getMessage());
  }

  @Test
  void filesThatNestWithoutEndAreRefused() {
    int depth = 100_000;
    assertThrows(InputException.class, () -> InputFile.json("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
    assertThrows(InputException.class, () -> InputFile.json("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
    assertThrows(InputException.class, () -> InputFile.toml("a = " + "[".repeat(depth) + "]".repeat(depth)));
    assertThrows(InputException.class, () -> InputFile.toml("a = " + "{a=".repeat(depth) + "1" + "}".repeat(depth)));
    assertThrows(InputException.class, () -> InputFile.toml("a" + ".a".repeat(depth) + " = 1"));
    assertThrows(InputException.class, () -> InputFile.toml("[a" + ".a".repeat(depth) + "]"));
  }

  @Test
  void damagedFilesAreRefusedOrRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String toml = "a = \"0x10\"\nb = [1, -2, {c = true}]\n[d]\ne.f = 'x'\n[[g]]\nh = 1979-05-27T07:32:00Z\n";
    String json = "{\"a\": \"0x10\", \"b\": [1, -2.5e3, {\"c\": true}], \"d\": {\"e\": null}}";
    for (int round = 0; round < 2000; round++) {
      try {
        assertNotNull(
            random.nextBoolean() ? InputFile.toml(mutate(random, toml)) : InputFile.json(mutate(random, json)));
      } catch (InputException e) {
        assertNotNull(e.getMessage());
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ", round " + round, e);
      }
    }
  }

  private static String mutate(Random random, String text) {
    StringBuilder mutated = new StringBuilder(text);
    String characters = "[]{}\"'=.,\n\\ 019eE-_#:tfnu\u0000\ud800é";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutated.length());
      char c = characters.charAt(random.nextInt(characters.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutated.setCharAt(at, c);
        case 1 -> mutated.insert(at, c);
        default -> mutated.deleteCharAt(at);
      }
    }
    return mutated.toString();
  }
}
