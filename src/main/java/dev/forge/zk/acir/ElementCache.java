package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.math.BigInteger;
import java.util.Arrays;

/** Gives equal constants one element: programs repeat few of them, and each element takes more than 60 bytes. */
final class ElementCache {
  private static final int SLOT_BITS = 12;

  private final Fr[] elements = new Fr[1 << SLOT_BITS];
  private final long[] keys = new long[Modulus.LIMBS << SLOT_BITS];

  /** The element congruent to a number in four limbs, least significant first. */
  Fr of(long[] limbs) {
    long mixed = (limbs[0] ^ limbs[1] * 31 ^ limbs[2] * 961 ^ limbs[3] * 29791) * 0x9e3779b97f4a7c15L;
    int slot = (int) (mixed >>> Long.SIZE - SLOT_BITS);
    int key = Modulus.LIMBS * slot;
    Fr found = elements[slot];
    if (found != null && Arrays.equals(keys, key, key + Modulus.LIMBS, limbs, 0, Modulus.LIMBS)) {
      return found;
    }
    System.arraycopy(limbs, 0, keys, key, Modulus.LIMBS);
    elements[slot] = element(limbs);
    return elements[slot];
  }

  private static Fr element(long[] limbs) {
    byte[] big = new byte[32];
    for (int i = 0; i < big.length; i++) {
      big[i] = (byte) (limbs[3 - i / Long.BYTES] >>> (56 - 8 * (i % Long.BYTES)));
    }
    return Fr.fromBytes(big, 0).orElseGet(() -> Fr.reduce(new BigInteger(1, big)));
  }
}
