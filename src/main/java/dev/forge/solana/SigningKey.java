package dev.forge.solana;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import software.sava.core.accounts.Signer;

/** An Ed25519 key that signs transactions; its text form is its address and nothing more. */
public final class SigningKey {
  private static final int BYTES = 64;
  private static final int LARGEST_FILE = 4096;
  private static final Set<PosixFilePermission> OF_OTHERS = Set.of(PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final Signer signer;

  private SigningKey(Signer signer) {
    this.signer = signer;
  }

  /** A fresh key. */
  public static SigningKey generate() {
    return new SigningKey(Signer.createFromKeyPair(Signer.generatePrivateKeyPairBytes()));
  }

  /**
   * Reads a key file as Solana's own tools write it: a JSON array of 64 bytes, the secret key and then the public one.
   *
   * @throws UnusableKeyFileException if the file is missing, is anything else, or others may read or write it
   */
  public static SigningKey read(Path file) {
    byte[] content = content(file);
    byte[] pair = pair(content, file);
    try {
      Signer.validateKeyPair(pair);
      return new SigningKey(Signer.createFromKeyPair(pair));
    } catch (RuntimeException _) { // its message could show bytes of the key
      throw new UnusableKeyFileException(file + " is not a key file: its secret and public key do not belong together");
    } finally {
      Arrays.fill(content, (byte) 0);
      Arrays.fill(pair, (byte) 0);
    }
  }

  private static byte[] content(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
        throw new UnusableKeyFileException(file + " is not a key file: no file of at most " + LARGEST_FILE + " bytes");
      }
      requirePrivate(file);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnusableKeyFileException("the key file " + file + " cannot be read: " + e);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (known && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
      throw new UnusableKeyFileException(
          "the key file " + file + " may be read or written by others: chmod 600 " + file);
    }
  }

  private static byte[] pair(byte[] content, Path file) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
      JsonArray numbers = reader.readArray();
      byte[] pair = new byte[numbers.size()];
      boolean bytes = pair.length == BYTES;
      for (int i = 0; i < pair.length; i++) {
        int value = numbers.get(i) instanceof JsonNumber number ? number.intValueExact() : -1;
        bytes &= value >= 0 && value <= 0xff;
        pair[i] = (byte) value;
      }
      if (bytes) {
        return pair;
      }
    } catch (JsonException | ArithmeticException _) { // what is wrong with it is no news for a log
    }
    throw new UnusableKeyFileException(file + " is not a key file: no JSON array of 64 bytes");
  }

  /** The account it signs for. */
  public Address address() {
    return Address.of(signer.publicKey().toByteArray());
  }

  Signer signer() {
    return signer;
  }

  @Override
  public String toString() {
    return address().text();
  }
}
