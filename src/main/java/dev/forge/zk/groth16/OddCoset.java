package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.poly.Fft;
import dev.forge.zk.r1cs.RowValues;
import java.math.BigInteger;

/**
 * The coset x_j = w'^(2 j + 1) of a domain of n elements, where w' of order 2 n has the square w, the domain's generator;
 * on it X^n - 1 is -2.
 *
 * <p>The quotient h = (a b - c) / (X^n - 1) has degree n - 2, so its values on this coset determine it. With the Lagrange
 * polynomials l_j of the coset,
 *
 * <pre>h(t) (t^n - 1) = sum over j of (a b - c)(x_j) M_j(t),   M_j(t) = l_j(t) (t^n - 1) / (-2),</pre>
 *
 * and M_j is the Lagrange polynomial number 2 j + 1 of the domain of 2 n elements. So Groth16's prover needs no
 * coefficients of h where its key has [M_j(t) / delta] (the form of snarkjs' .zkey, section 9).
 */
final class OddCoset {
  private static final int ELEMENTS_PER_TASK = 4096;

  private final Domain domain;
  private final Domain twice;

  /** The odd coset of a domain. */
  OddCoset(Domain domain) {
    this.domain = domain;
    twice = Domain.atLeast(2 * domain.size());
  }

  /** M_j(t) for j = 0 to n - 1. */
  FrVector basisAt(Fr t) {
    FrVector all = twice.lagrangeAt(t);
    FrVector odd = new FrVector(domain.size());
    for (int j = 0; j < odd.size(); j++) {
      System.arraycopy(all.limbs(), Modulus.LIMBS * (2 * j + 1), odd.limbs(), Modulus.LIMBS * j, Modulus.LIMBS);
    }
    return odd;
  }

  /**
   * (a b - c)(x_j) for j = 0 to n - 1, where a, b and c interpolate the three vectors, which must have n elements and are
   * used up: the result is the first of them.
   */
  FrVector numerator(RowValues rows, Cores cores) {
    toCoset(rows.left(), cores);
    toCoset(rows.right(), cores);
    toCoset(rows.output(), cores);
    long[] a = rows.left().limbs();
    long[] b = rows.right().limbs();
    long[] c = rows.output().limbs();
    forRanges(cores, (from, to) -> {
      for (int i = Modulus.LIMBS * from; i < Modulus.LIMBS * to; i += Modulus.LIMBS) {
        Fr.MODULUS.multiply(a, i, a, i, b, i);
        Fr.MODULUS.subtract(a, i, a, i, c, i);
      }
    });
    return rows.left();
  }

  /** From values on the domain to values on the coset: coefficient i times w'^i between the two transforms. */
  private void toCoset(FrVector vector, Cores cores) {
    Fft fft = new Fft(domain);
    fft.interpolate(vector, cores);
    long[] a = vector.limbs();
    long[] shift = packed(twice.generator());
    forRanges(cores, (from, to) -> {
      long[] power = packed(twice.generator().power(BigInteger.valueOf(from)));
      for (int i = Modulus.LIMBS * from; i < Modulus.LIMBS * to; i += Modulus.LIMBS) {
        Fr.MODULUS.multiply(a, i, a, i, power, 0);
        Fr.MODULUS.multiply(power, 0, power, 0, shift, 0);
      }
    });
    fft.evaluate(vector, cores);
  }

  private interface Range {
    void run(int from, int to);
  }

  private void forRanges(Cores cores, Range range) {
    int tasks = (domain.size() + ELEMENTS_PER_TASK - 1) / ELEMENTS_PER_TASK;
    cores.run(tasks, task -> {
      int from = task * ELEMENTS_PER_TASK;
      range.run(from, Math.min(domain.size(), from + ELEMENTS_PER_TASK));
    });
  }

  private static long[] packed(Fr element) {
    long[] limbs = new long[Modulus.LIMBS];
    element.pack(limbs, 0);
    return limbs;
  }
}
