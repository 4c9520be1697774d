package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.List;
import java.util.Objects;

/**
 * A linear combination of a few points that are known beforehand (a verifying key's): tables of odd multiples, and the
 * signed digits of all scalars walked together, so that the doublings are shared (Straus). Immutable. For many points
 * there is the bucket method of {@code zk.msm}.
 */
public final class G1Combination {
  private static final int FEW = 64;
  private static final int WIDTH_FOR_FEW = 7;
  private static final int WIDTH_FOR_MANY = 4;

  private final int size;
  private final int width;
  private final int table;
  private final long[] multiples;

  private G1Combination(int size, int width, long[] multiples) {
    this.size = size;
    this.width = width;
    table = 1 << (width - 2);
    this.multiples = multiples;
  }

  /** Prepares points: 2 KiB each where they are few. */
  public static G1Combination of(List<G1Affine> points) {
    return of(points, points.size() <= FEW ? WIDTH_FOR_FEW : WIDTH_FOR_MANY);
  }

  /** Prepares points for scalars that will be used once. */
  public static G1Combination ofOnce(List<G1Affine> points) {
    return of(points, WIDTH_FOR_MANY);
  }

  private static G1Combination of(List<G1Affine> points, int width) {
    int table = 1 << (width - 2);
    JacobianArithmetic arithmetic = G1Affine.arithmetic();
    long[] jacobian = new long[Math.multiplyExact(points.size() * table, G1Jacobian.LIMBS)];
    long[] twice = new long[G1Jacobian.LIMBS];
    int at = 0;
    for (G1Affine point : points) {
      arithmetic.fromAffine(jacobian, at, point.limbs, 0);
      arithmetic.twice(twice, 0, jacobian, at);
      for (int i = 1; i < table; i++) {
        arithmetic.add(jacobian, at + G1Jacobian.LIMBS, jacobian, at, twice, 0);
        at += G1Jacobian.LIMBS;
      }
      at += G1Jacobian.LIMBS;
    }
    return new G1Combination(points.size(), width, arithmetic.normalize(jacobian, points.size() * table));
  }

  /**
   * The sum of scalars[from + i] * points[i].
   *
   * @throws IndexOutOfBoundsException if there are not enough scalars
   */
  public G1Jacobian evaluate(FrVector scalars, int from) {
    Objects.checkFromIndexSize(from, size, scalars.size());
    byte[][] digits = new byte[size][];
    int length = 0;
    for (int i = 0; i < size; i++) {
      digits[i] = SignedDigits.of(scalars.get(from + i).canonical(), width);
      length = Math.max(length, digits[i].length);
    }
    JacobianArithmetic arithmetic = G1Affine.arithmetic();
    long[] sum = new long[G1Jacobian.LIMBS];
    long[] negated = new long[G1Affine.LIMBS];
    arithmetic.infinity(sum, 0);
    for (int i = length - 1; i >= 0; i--) {
      arithmetic.twice(sum, 0, sum, 0);
      for (int k = 0; k < size; k++) {
        if (i < digits[k].length && digits[k][i] != 0) {
          addDigit(arithmetic, sum, k, digits[k][i], negated);
        }
      }
    }
    return new G1Jacobian(sum);
  }

  /** The sum of scalars[i] * points[i]. */
  public G1Jacobian evaluate(List<Fr> scalars) {
    return evaluate(FrVector.of(scalars.toArray(Fr[]::new)), 0);
  }

  private void addDigit(JacobianArithmetic arithmetic, long[] sum, int k, int digit, long[] negated) {
    int at = (k * table + Math.abs(digit) / 2) * G1Affine.LIMBS;
    if (digit > 0) {
      arithmetic.addAffine(sum, 0, sum, 0, multiples, at);
      return;
    }
    int y = G1Affine.LIMBS / 2;
    System.arraycopy(multiples, at, negated, 0, y);
    Fp.MODULUS.negate(negated, y, multiples, at + y);
    arithmetic.addAffine(sum, 0, sum, 0, negated, 0);
  }
}
