package dev.forge.bench;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;

/** How many products of field elements the parts of a proof need, whoever computes them. */
final class FieldProducts {
  /** An affine addition: 5 products and squares and a share of 1 in a joint inversion. */
  private static final int OF_ADDITION = 6;

  /** The same over Fp2, whose product takes 3 products of Fp and whose square 2. */
  private static final int OF_WIDE_ADDITION = 17;

  private static final int SCALAR_BITS = 255;
  private static final int SMALLEST_WINDOW = 4;
  private static final int LARGEST_WINDOW = 20;

  private FieldProducts() {}

  /** One for each term that is neither a wire, nor its negative, nor constant, and one for each row to check it. */
  static long ofRows(R1cs r1cs) {
    return r1cs.constraints() + ofTerms(r1cs.left()) + ofTerms(r1cs.right()) + ofTerms(r1cs.output());
  }

  private static long ofTerms(SparseMatrix matrix) {
    long products = 0;
    for (int k = 0; k < matrix.terms(); k++) {
      Fr coefficient = matrix.coefficients().get(matrix.coefficient()[k]);
      boolean free = matrix.wire()[k] == 0 || coefficient.isOne() || coefficient.negate().isOne();
      products += free ? 0 : 1;
    }
    return products;
  }

  /** Six transforms, three shifts to the coset, one product on it. */
  static long ofQuotient(int domainSize) {
    return 6 * Domain.ofSize(domainSize).transformProducts() + 4L * domainSize;
  }

  /** A sum of multiples by buckets with the best size of windows; scalars of less than 16 bits cost one addition. */
  static long ofSum(FrVector scalars, boolean wide) {
    long single = 0;
    long full = 0;
    for (int i = 0; i < scalars.size(); i++) {
      long[] canonical = canonical(scalars, i);
      boolean small = canonical[0] >>> 16 == 0 && (canonical[1] | canonical[2] | canonical[3]) == 0;
      single += small && canonical[0] != 0 ? 1 : 0;
      full += small ? 0 : 1;
    }
    long best = Long.MAX_VALUE;
    for (int bits = SMALLEST_WINDOW; bits <= LARGEST_WINDOW && full > 0; bits++) {
      best = Math.min(best, (SCALAR_BITS + bits - 1) / bits * (full + (1L << bits)));
    }
    return (single + (full > 0 ? best : 0)) * (wide ? OF_WIDE_ADDITION : OF_ADDITION);
  }

  private static long[] canonical(FrVector scalars, int i) {
    return scalars.isZero(i) ? new long[Modulus.LIMBS] : Fr.unpack(scalars.limbs(), Modulus.LIMBS * i).canonical();
  }
}
