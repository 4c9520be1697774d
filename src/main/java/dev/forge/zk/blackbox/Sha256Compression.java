package dev.forge.zk.blackbox;

import java.math.BigInteger;

/** The compression function of SHA-256 (FIPS 180-4, section 6.2.2). */
public final class Sha256Compression {
  /** Words of a message block. */
  public static final int BLOCK_WORDS = 16;

  /** Words of the state. */
  public static final int STATE_WORDS = 8;

  private static final int ROUNDS = 64;
  private static final int[] K = cubeRootsOfPrimes();

  private Sha256Compression() {}

  /**
   * One step of the hash.
   *
   * @param block 16 message words
   * @param state 8 words, not changed
   * @return the 8 words of the next state
   */
  public static int[] compress(int[] block, int[] state) {
    if (block.length != BLOCK_WORDS) {
      throw new BlackBoxException("Expected 16 inputs but encountered " + block.length);
    }
    if (state.length != STATE_WORDS) {
      throw new BlackBoxException("Expected 8 values but encountered " + state.length);
    }
    int[] w = schedule(block);
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int t = 0; t < ROUNDS; t++) {
      int sum1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int t1 = h + sum1 + (e & f ^ ~e & g) + K[t] + w[t];
      int sum0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int t2 = sum0 + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    return new int[] {
        state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e, state[5] + f, state[6] + g, state[7] + h
    };
  }

  private static int[] schedule(int[] block) {
    int[] w = new int[ROUNDS];
    System.arraycopy(block, 0, w, 0, BLOCK_WORDS);
    for (int t = BLOCK_WORDS; t < ROUNDS; t++) {
      int x = w[t - 15];
      int y = w[t - 2];
      int sigma0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
      int sigma1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
      w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
    }
    return w;
  }

  /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
  private static int[] cubeRootsOfPrimes() {
    int[] roots = new int[ROUNDS];
    BigInteger prime = BigInteger.ONE;
    for (int i = 0; i < ROUNDS; i++) {
      prime = prime.nextProbablePrime();
      roots[i] = cubeRoot(prime.shiftLeft(96)).intValue();
    }
    return roots;
  }

  private static BigInteger cubeRoot(BigInteger x) {
    BigInteger root = BigInteger.ZERO;
    for (int bit = x.bitLength() / 3 + 1; bit >= 0; bit--) {
      BigInteger candidate = root.setBit(bit);
      if (candidate.pow(3).compareTo(x) <= 0) {
        root = candidate;
      }
    }
    return root;
  }
}
