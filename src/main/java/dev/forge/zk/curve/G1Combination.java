package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.Arrays;
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
  private static final int WORDS = 4;

  private final int size;
  private final int parts;
  private final int width;
  private final int table;
  private final long[] multiples;

  private G1Combination(int size, int parts, int width, long[] multiples) {
    this.size = size;
    this.parts = parts;
    this.width = width;
    table = 1 << (width - 2);
    this.multiples = multiples;
  }

  /** Prepares points: where they are few, 8 KiB each, and a scalar's four words are taken as four scalars. */
  public static G1Combination of(List<G1Affine> points) {
    return points.size() <= FEW ? of(points, WORDS, WIDTH_FOR_FEW) : ofOnce(points);
  }

  /** Prepares points for scalars that will be used once. */
  public static G1Combination ofOnce(List<G1Affine> points) {
    return of(points, 1, WIDTH_FOR_MANY);
  }

  private static G1Combination of(List<G1Affine> points, int parts, int width) {
    int table = 1 << (width - 2);
    int count = Math.multiplyExact(points.size() * parts, table);
    JacobianArithmetic arithmetic = G1Affine.arithmetic();
    long[] multiples = new long[Math.multiplyExact(count, G1Jacobian.LIMBS)];
    long[] base = new long[G1Jacobian.LIMBS];
    int at = 0;
    for (G1Affine point : points) {
      arithmetic.fromAffine(base, 0, point.limbs, 0);
      for (int part = 0; part < parts; part++) {
        writeOddMultiples(arithmetic, multiples, at, table, base);
        at += table * G1Jacobian.LIMBS;
        for (int i = 0; i < 256 / parts && part < parts - 1; i++) {
          arithmetic.twice(base, 0, base, 0);
        }
      }
    }
    return new G1Combination(points.size(), parts, width, arithmetic.normalize(multiples, count));
  }

  private static void writeOddMultiples(JacobianArithmetic arithmetic, long[] target, int from, int table,
      long[] base) {
    long[] twice = new long[G1Jacobian.LIMBS];
    arithmetic.twice(twice, 0, base, 0);
    System.arraycopy(base, 0, target, from, G1Jacobian.LIMBS);
    for (int at = from; at < from + (table - 1) * G1Jacobian.LIMBS; at += G1Jacobian.LIMBS) {
      arithmetic.add(target, at + G1Jacobian.LIMBS, target, at, twice, 0);
    }
  }

  /**
   * The sum of scalars[from + i] * points[i].
   *
   * @throws IndexOutOfBoundsException if there are not enough scalars
   */
  public G1Jacobian evaluate(FrVector scalars, int from) {
    Objects.checkFromIndexSize(from, size, scalars.size());
    byte[][] digits = new byte[size * parts][];
    int length = 0;
    for (int i = 0; i < digits.length; i++) {
      long[] scalar = scalars.get(from + i / parts).canonical();
      int words = WORDS / parts;
      digits[i] = SignedDigits.of(Arrays.copyOfRange(scalar, i % parts * words, (i % parts + 1) * words), width);
      length = Math.max(length, digits[i].length);
    }
    JacobianArithmetic arithmetic = G1Affine.arithmetic();
    long[] sum = new long[G1Jacobian.LIMBS];
    long[] negated = new long[G1Affine.LIMBS];
    arithmetic.infinity(sum, 0);
    for (int i = length - 1; i >= 0; i--) {
      arithmetic.twice(sum, 0, sum, 0);
      for (int k = 0; k < digits.length; k++) {
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
