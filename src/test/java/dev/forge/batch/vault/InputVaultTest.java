package dev.forge.batch.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.BatchId;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.ledger.Randomness;
import dev.forge.storage.memory.MemoryRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputVaultTest {
  private static final BatchId BATCH = new BatchId(new UUID(1, 2));
  private static final BatchId OTHER = new BatchId(new UUID(1, 3));
  private static final byte[] SECRET = "a spending key, for example".getBytes(StandardCharsets.UTF_8);

  private final MemoryRows rows = new MemoryRows();
  private final Randomness randomness = new SeededRandomness(3);
  private final InputVault vault = vault(new byte[32]);

  private InputVault vault(byte[] instanceKey) {
    return new InputVault(InstanceKey.of(instanceKey), rows.inputs(), randomness);
  }

  @Test
  void whatIsKeptIsOpenedByTheWrappedKey() {
    BatchKey key = vault.newKey(BATCH);
    byte[] wrapped = vault.wrap(key);
    vault.keep(vault.seal(key, InputKind.REQUEST, 0, SECRET));
    assertArrayEquals(SECRET, vault.open(vault.unwrap(BATCH, wrapped), InputKind.REQUEST, 0));
  }

  @Test
  void whatIsKeptShowsNothing() {
    BatchKey key = vault.newKey(BATCH);
    SealedInput sealed = vault.seal(key, InputKind.CHUNK, 7, SECRET);
    assertFalse(new String(sealed.sealed(), StandardCharsets.ISO_8859_1).contains("spending"));
    assertFalse(key.toString().contains("["), key::toString);
    assertEquals(SECRET.length + 12 + 16, sealed.sealed().length);
  }

  @Test
  void anotherInstanceBatchKindOrPartCannotOpenIt() {
    BatchKey key = vault.newKey(BATCH);
    byte[] wrapped = vault.wrap(key);
    byte[] otherInstance = new byte[32];
    otherInstance[31] = 1;
    assertThrows(UnreadableInputException.class, () -> vault(otherInstance).unwrap(BATCH, wrapped));
    assertThrows(UnreadableInputException.class, () -> vault.unwrap(OTHER, wrapped));

    byte[] sealed = vault.seal(key, InputKind.REQUEST, 0, SECRET).sealed();
    vault.keep(new SealedInput(BATCH, InputKind.REQUEST, 1, sealed));
    vault.keep(new SealedInput(BATCH, InputKind.CHUNK, 0, sealed));
    assertThrows(UnreadableInputException.class, () -> vault.open(key, InputKind.REQUEST, 1));
    assertThrows(UnreadableInputException.class, () -> vault.open(key, InputKind.CHUNK, 0));
    assertThrows(UnreadableInputException.class, () -> vault.open(key, InputKind.REQUEST, 0));
  }

  @Test
  void aChangedBitIsFound() {
    BatchKey key = vault.newKey(BATCH);
    byte[] right = vault.seal(key, InputKind.REQUEST, 0, SECRET).sealed();
    for (int at = 0; at < right.length; at++) {
      byte[] wrong = right.clone();
      wrong[at] ^= 1;
      vault.keep(new SealedInput(BATCH, InputKind.REQUEST, 0, wrong));
      assertThrows(UnreadableInputException.class, () -> vault.open(key, InputKind.REQUEST, 0), "byte " + at);
      vault.forget(BATCH);
    }
  }

  @Test
  void aKeyFileIsMadeOnceAndOnlyItsOwnerMayReadIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("secrets").resolve("instance.key");
    InstanceKey made = InstanceKey.ofFile(file, randomness);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertArrayEquals(made.bytes(), InstanceKey.ofFile(file, randomness).bytes());
    assertEquals(1, Files.list(file.getParent()).count());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    var refused = assertThrows(IllegalStateException.class, () -> InstanceKey.ofFile(file, randomness));
    assertTrue(refused.getMessage().contains("rw-r-----"), refused::getMessage);
  }

  @Test
  void aKeyFileWithoutAKeyIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("instance.key");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "0123");
    assertThrows(IllegalStateException.class, () -> InstanceKey.ofFile(file, randomness));
  }
}
