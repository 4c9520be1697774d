package dev.forge.batch.vault;

import dev.forge.ledger.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;

/** The key that wraps the keys of all batches of an installation. */
public final class InstanceKey {
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private final byte[] key;

  private InstanceKey(byte[] key) {
    this.key = key;
  }

  /** A key of 32 bytes. */
  public static InstanceKey of(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("an instance key has " + BYTES + " bytes, not " + key.length);
    }
    return new InstanceKey(key.clone());
  }

  /**
   * The key of a file, 64 hexadecimal digits that only the file's owner may read; a missing file is made.
   *
   * @throws IllegalStateException if others may read the file, or it holds no key
   * @throws UncheckedIOException if it cannot be read or made
   */
  public static InstanceKey ofFile(Path file, Randomness randomness) {
    try {
      if (!Files.exists(file)) {
        create(file, randomness);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("key file " + file, e);
    }
  }

  private static void create(Path file, Randomness randomness) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "instance", ".key",
        PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(fresh, HexFormat.of().formatHex(randomness.nextBytes(BYTES)), StandardOpenOption.SYNC);
      Files.createLink(file, fresh); // unlike a move, this never replaces a key that somebody else made in between
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(fresh);
    }
  }

  private static InstanceKey read(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IllegalStateException("key file " + file + " has permissions "
          + PosixFilePermissions.toString(permissions) + ", only its owner may read it: chmod 600 " + file);
    }
    try {
      return of(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("key file " + file + " does not hold 64 hexadecimal digits", e);
    }
  }

  /** Encrypts under this key; only who names the same purpose can open it. */
  public byte[] seal(String purpose, byte[] plain, Randomness randomness) {
    return Sealing.seal(key, purpose, plain, randomness);
  }

  /**
   * What was sealed.
   *
   * @throws UnreadableInputException if the key or the purpose is another, or a bit was changed
   */
  public byte[] open(String purpose, byte[] sealed) {
    return Sealing.open(key, purpose, sealed);
  }

  byte[] bytes() {
    return key;
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "InstanceKey";
  }
}
