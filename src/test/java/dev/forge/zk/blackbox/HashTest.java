package dev.forge.zk.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Published examples of the standards. */
class HashTest {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** NIST SP 800-38A, F.2.1. */
  @Test
  void aesGivesTheExampleOfItsStandard() {
    byte[] output = Aes128.encrypt(
        bytes("""
            6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
            30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710"""),
        bytes("000102030405060708090a0b0c0d0e0f"),
        bytes("2b7e151628aed2a6abf7158809cf4f3c"));
    assertArrayEquals(
        bytes("""
            7649abac8119b246cee98e9b12e9197d 5086cb9b507219ee95db113a917678b2
            73bed6b8e3c1743b7116e69e22229516 3ff1caa1681fac09120eca307586e1a7"""),
        output);
  }

  @Test
  void aesTakesWholeBlocksOnly() {
    var ragged = assertThrows(BlackBoxException.class, () -> Aes128.encrypt(new byte[17], new byte[16], new byte[16]));
    assertEquals("input length must be a multiple of 16", ragged.getMessage());
    var key = assertThrows(BlackBoxException.class, () -> Aes128.encrypt(new byte[16], new byte[16], new byte[15]));
    assertEquals("Invalid key length", key.getMessage());
    assertEquals(0, Aes128.encrypt(new byte[0], new byte[16], new byte[16]).length);
  }

  /** RFC 7693, appendix B. */
  @Test
  void blake2sGivesTheExampleOfItsStandard() {
    assertEquals("508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982", hex(Blake2s.hash(ABC)));
  }

  @Test
  void blake3GivesItsPublishedHashes() {
    assertEquals("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262", hex(Blake3.hash(new byte[0])));
    assertEquals("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85", hex(Blake3.hash(ABC)));
  }

  /** The platform's SHA3-256 is the same permutation in a sponge of rate 136. */
  @Test
  void keccakMakesSha3() throws NoSuchAlgorithmException {
    for (String message : new String[] {"", "abc", "a".repeat(135), "b".repeat(136), "c".repeat(500)}) {
      byte[] bytes = message.getBytes(US_ASCII);
      assertEquals(hex(MessageDigest.getInstance("SHA3-256").digest(bytes)), hex(sha3(bytes)), message);
    }
  }

  private static byte[] sha3(byte[] message) {
    int rate = 136;
    byte[] padded = Arrays.copyOf(message, (message.length / rate + 1) * rate);
    padded[message.length] ^= 0x06;
    padded[padded.length - 1] ^= (byte) 0x80;
    ByteBuffer input = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    long[] state = new long[KeccakF1600.LANES];
    while (input.hasRemaining()) {
      for (int i = 0; i < rate / 8; i++) {
        state[i] ^= input.getLong();
      }
      KeccakF1600.permute(state);
    }
    ByteBuffer output = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 4; i++) {
      output.putLong(state[i]);
    }
    return output.array();
  }

  /** The example of FIPS 180-4 for "abc", one block, and the platform's SHA-256 for more blocks. */
  @Test
  void compressionMakesSha256() throws NoSuchAlgorithmException {
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hex(sha256(ABC)));
    for (String message : new String[] {"", "a".repeat(55), "b".repeat(56), "c".repeat(1000)}) {
      byte[] bytes = message.getBytes(US_ASCII);
      assertEquals(hex(MessageDigest.getInstance("SHA-256").digest(bytes)), hex(sha256(bytes)), message);
    }
  }

  private static byte[] sha256(byte[] message) {
    ByteBuffer padded = ByteBuffer.allocate((message.length + 8) / 64 * 64 + 64);
    padded.put(message).put((byte) 0x80).putLong(padded.capacity() - 8, 8L * message.length).rewind();
    int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };
    while (padded.hasRemaining()) {
      int[] block = new int[Sha256Compression.BLOCK_WORDS];
      for (int i = 0; i < block.length; i++) {
        block[i] = padded.getInt();
      }
      state = Sha256Compression.compress(block, state);
    }
    ByteBuffer output = ByteBuffer.allocate(32);
    for (int word : state) {
      output.putInt(word);
    }
    return output.array();
  }
}
