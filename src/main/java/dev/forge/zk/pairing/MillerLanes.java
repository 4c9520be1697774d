package dev.forge.zk.pairing;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.kernel.FieldKernel;

/** The Miller loop in lanes, each of which multiplies up the lines of pairings of its own. */
final class MillerLanes {
  private static final byte[] LOOP = PreparedG2.loop();

  private MillerLanes() {}

  /** Multiplies the value by lines at one place of the loop. */
  interface Lines {
    void multiply(Fp12Lanes value, int line);
  }

  /** The product over all lanes, before the final exponentiation. */
  static Fp12 product(FieldKernel field, Lines lines) {
    Fp12Lanes value = new Fp12Lanes(field);
    int line = 0;
    for (int i = LOOP.length - 2; i >= 0; i--) {
      if (line > 0) { // it is 1 before
        value.square();
      }
      lines.multiply(value, line++);
      if (LOOP[i] != 0) {
        lines.multiply(value, line++);
      }
    }
    lines.multiply(value, line++);
    lines.multiply(value, line);
    return value.product();
  }
}
