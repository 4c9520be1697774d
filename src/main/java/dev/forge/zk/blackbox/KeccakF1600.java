package dev.forge.zk.blackbox;

/** The permutation Keccak-f[1600] (FIPS 202, section 3) on 25 lanes of 64 bits, lane (x, y) at x + 5 y. */
public final class KeccakF1600 {
  /** Lanes of the state. */
  public static final int LANES = 25;

  private static final int ROUNDS = 24;
  private static final long[] ROUND_CONSTANTS = roundConstants();
  /** Where pi and rho move lanes: one cycle through all but lane 0, in its order, with the rotations on the way. */
  private static final int[] PI = new int[LANES - 1];
  private static final int[] RHO = new int[LANES - 1];

  static {
    int x = 1;
    int y = 0;
    for (int t = 0; t < LANES - 1; t++) {
      RHO[t] = (t + 1) * (t + 2) / 2 % 64;
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      PI[t] = x + 5 * y;
    }
  }

  private KeccakF1600() {}

  /** Permutes a state in place. */
  public static void permute(long[] state) {
    if (state.length != LANES) {
      throw new IllegalArgumentException("state of " + state.length + " lanes, it has " + LANES);
    }
    long[] row = new long[5];
    for (int round = 0; round < ROUNDS; round++) {
      theta(state, row);
      rhoAndPi(state);
      chi(state, row);
      state[0] ^= ROUND_CONSTANTS[round];
    }
  }

  private static void theta(long[] a, long[] column) {
    for (int x = 0; x < 5; x++) {
      column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      long d = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
      for (int y = 0; y < LANES; y += 5) {
        a[x + y] ^= d;
      }
    }
  }

  private static void rhoAndPi(long[] a) {
    long moving = a[1];
    for (int t = 0; t < LANES - 1; t++) {
      long next = a[PI[t]];
      a[PI[t]] = Long.rotateLeft(moving, RHO[t]);
      moving = next;
    }
  }

  private static void chi(long[] a, long[] row) {
    for (int y = 0; y < LANES; y += 5) {
      System.arraycopy(a, y, row, 0, 5);
      for (int x = 0; x < 5; x++) {
        a[x + y] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5];
      }
    }
  }

  /** The bits of iota's constants are the output of a linear feedback shift register (FIPS 202, algorithm 5). */
  private static long[] roundConstants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j < 7; j++) {
        constants[round] |= (long) (register & 1) << ((1 << j) - 1);
        register = register << 1 ^ (register >> 7) * 0x171;
      }
    }
    return constants;
  }
}
