package dev.forge.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.settlement.solana.KeyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
  /** The key whose secret half is 32 zeros; its public half is RFC 8032's arithmetic on them. */
  private static final String ZERO_SECRET = "[" + "0,".repeat(32)
      + "59,106,39,188,206,182,164,45,98,163,168,208,42,111,13,115,101,50,21,119,29,226,67,166,58,192,72,161,139,89,218,41]";

  @TempDir
  private Path folder;

  private Path file(String content, String permissions) throws Exception {
    Path file = Files.writeString(folder.resolve("key.json"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFileOfSolanasFormIsRead() throws Exception {
    assertEquals("4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS",
        SigningKey.read(file(ZERO_SECRET, "rw-------")).address().text());
    assertEquals(32, SigningKey.read(file(KeyFiles.fresh(), "r--------")).address().bytes().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----"})
  void aFileThatOthersMayReadOrWriteIsRefused(String permissions) throws Exception {
    Path file = file(ZERO_SECRET, permissions);
    var refusal = assertThrows(UnusableKeyFileException.class, () -> SigningKey.read(file));
    assertTrue(refusal.getMessage().contains("chmod 600"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1,2,3]", "not json", "[1.5]", "[\"a\"]"})
  void anythingElseIsRefusedWithoutItsContent(String content) throws Exception {
    Path file = file(content, "rw-------");
    var refusal = assertThrows(UnusableKeyFileException.class, () -> SigningKey.read(file));
    assertTrue(refusal.getMessage().contains("not a key file"), refusal.getMessage());
  }

  @Test
  void halvesThatDoNotBelongTogetherAreRefusedAndNotShown() throws Exception {
    Path file = file(ZERO_SECRET.replace("[0,0,", "[0,77,"), "rw-------");
    var refusal = assertThrows(UnusableKeyFileException.class, () -> SigningKey.read(file));
    assertEquals(file + " is not a key file: its secret and public key do not belong together", refusal.getMessage());
  }

  @Test
  void aMissingFileIsRefused() {
    assertThrows(UnusableKeyFileException.class, () -> SigningKey.read(folder.resolve("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1111", "0OIl", "11111111111111111111111111111111111111111111111111111111111111111"})
  void whatIsNoAddressIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Address(text));
  }
}
