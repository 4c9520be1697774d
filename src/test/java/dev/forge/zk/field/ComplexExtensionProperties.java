package dev.forge.zk.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Products in Fp[u] / (u^2 + 1) against BigInteger. */
class ComplexExtensionProperties {
  private static final int ROUNDS = 10_000;
  private static final BigInteger P = Fp.MODULUS.value();
  private static final BigInteger RADIX_INVERSE = BigInteger.ONE.shiftLeft(256).modInverse(P);
  private static final int IM = Modulus.LIMBS;

  private final ComplexExtension extension = new ComplexExtension(Fp.MODULUS);
  private final RandomElements elements = RandomElements.fresh();
  private final long[] a = new long[8];
  private final long[] b = new long[8];
  private final long[] c = new long[8];

  @Test
  void productAndSquareAreTheDefinition() {
    long[] w = new long[ComplexExtension.WIDE];
    for (int i = 0; i < ROUNDS; i++) {
      draw();
      extension.multiplyWide(w, 0, a, 0, b, 0);
      extension.reduceWide(c, 0, w, 0);
      requireResult(real(), imaginary(), "product");
      extension.squareWide(w, 0, a, 0);
      extension.reduceWide(c, 0, w, 0);
      System.arraycopy(a, 0, b, 0, b.length);
      requireResult(real(), imaginary(), "square");
    }
  }

  /**
   * The multiples stay within what may be reduced: the real part from -p^2 to p^2, the imaginary part from 0 to 2 p^2.
   */
  @Test
  void smallMultiplesOfProductsAreReducedRightly() {
    long[] w = new long[ComplexExtension.WIDE];
    for (int i = 0; i < ROUNDS; i++) {
      draw();
      int multiple = elements.random().nextInt(46) - 15;
      extension.multiplyWide(w, 0, a, 0, b, 0);
      for (int k = 0; k < w.length; k++) {
        w[k] *= multiple;
      }
      extension.reduceWide(c, 0, w, 0);
      BigInteger factor = BigInteger.valueOf(multiple);
      requireResult(real().multiply(factor), imaginary().multiply(factor), multiple + " products");
    }
  }

  private void draw() {
    for (int at = 0; at < 8; at += IM) {
      Modulus.split(elements.below(P), a, at);
      Modulus.split(elements.below(P), b, at);
    }
  }

  private BigInteger real() {
    return part(a, 0).multiply(part(b, 0)).subtract(part(a, IM).multiply(part(b, IM)));
  }

  private BigInteger imaginary() {
    return part(a, 0).multiply(part(b, IM)).add(part(a, IM).multiply(part(b, 0)));
  }

  private static BigInteger part(long[] x, int at) {
    return Modulus.join(x, at);
  }

  private void requireResult(BigInteger real, BigInteger imaginary, String what) {
    String message = what + ", " + elements;
    assertEquals(real.multiply(RADIX_INVERSE).mod(P), part(c, 0), message);
    assertEquals(imaginary.multiply(RADIX_INVERSE).mod(P), part(c, IM), message);
  }
}
