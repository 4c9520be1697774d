package dev.forge.zk.blackbox;

import dev.forge.zk.field.Fr;

/** Digits of the canonical integer of a field element. */
public final class ToRadix {
  private ToRadix() {}

  /**
   * The digits of a value, most significant first.
   *
   * @param radix 2 to 256
   * @param count the number of digits
   * @throws BlackBoxException if the radix is another, or the value needs more digits
   */
  public static byte[] digits(Fr value, int radix, int count) {
    if (radix < 2 || radix > 256) {
      throw new BlackBoxException("Radix out of the valid range [2,256]. Value: " + Integer.toUnsignedString(radix));
    }
    long[] limbs = value.canonical();
    byte[] digits = new byte[count];
    for (int i = count - 1; i >= 0; i--) {
      digits[i] = (byte) divide(limbs, radix);
    }
    if ((limbs[0] | limbs[1] | limbs[2] | limbs[3]) != 0) {
      throw new BlackBoxException("Field failed to decompose into specified " + count + " limbs");
    }
    return digits;
  }

  /** Divides in place by a number of at most 31 bits and returns the remainder. */
  private static int divide(long[] limbs, int divisor) {
    long remainder = 0;
    for (int i = limbs.length - 1; i >= 0; i--) {
      long high = remainder << 32 | limbs[i] >>> 32;
      long low = high % divisor << 32 | limbs[i] & 0xffffffffL;
      limbs[i] = high / divisor << 32 | low / divisor;
      remainder = low % divisor;
    }
    return (int) remainder;
  }
}
