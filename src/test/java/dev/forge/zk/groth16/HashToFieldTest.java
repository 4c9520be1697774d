package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashToFieldTest {
  /** RFC 9380, appendix K.1. */
  private static final String RFC_TAG = "QUUX-V01-CS02-with-expander-SHA256-128";

  @Test
  void expansionIsThatOfTheStandard() {
    assertEquals("68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235", expand("", RFC_TAG, 32));
    assertEquals("d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615", expand("abc", RFC_TAG, 32));
    assertEquals(
        "eff31487c770a893cfb36f912fbfcbff40d5661771ca4b2cb4eafe524333f5c1", expand("abcdef0123456789", RFC_TAG, 32));
  }

  @Test
  void expansionToALengthThatIsNoWholeNumberOfBlocks() {
    assertEquals(
        "599ad57be49fd84aa1a10d0f85927ee5cbde0e1518bc71fcf3d815ec62996c4e0d0ca8fc2e0e726610623d1cd0b22f86",
        expand("abc", "DST", 48));
  }

  @Test
  void challengesAreThoseOfTheSampleProof() {
    GnarkTriple sample = GnarkTriple.of("sanction_checker");
    Fr challenge = CommitmentChallenges.challenge(sample.parsedProof().commitments().getFirst(), List.of());
    assertEquals("0x0d9bf7b4c889e0db6546583be750ae75d5cac6b0cba2dbd9b38ddb5348f991e1", challenge.toString());
    assertEquals(
        "0x1ee30f27ec0abdafac2dcfbfb47ea334ee84dae13de012eb01a07ff5d09bf0e4",
        CommitmentChallenges.folding(List.of(challenge)).toString());
  }

  @Test
  void lengthsOutsideTheStandardAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> HashToField.expandMessage(new byte[0], "tag", 0));
    assertThrows(IllegalArgumentException.class, () -> HashToField.expandMessage(new byte[0], "tag", 8161));
    assertThrows(IllegalArgumentException.class, () -> HashToField.hash(new byte[0], "t".repeat(256)));
  }

  private static String expand(String message, String tag, int length) {
    byte[] bytes = message.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(HashToField.expandMessage(bytes, tag, length));
  }
}
