package dev.forge.zk.curve;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.RandomElements;
import java.util.List;

/** Elements of the tower and points of the groups for property tests, edge values among them. */
public final class CurveElements {
  private final RandomElements elements = RandomElements.fresh();

  /** The field elements they are made of. */
  public RandomElements fields() {
    return elements;
  }

  Fp2 fp2() {
    return Fp2.of(elements.fp(), elements.fp());
  }

  Fp6 fp6() {
    return Fp6.of(fp2(), fp2(), fp2());
  }

  Fp12 fp12() {
    return elements.random().nextInt(20) == 0 ? Fp12.of(fp6(), Fp6.ZERO) : Fp12.of(fp6(), fp6());
  }

  /** A point of G1; now and then infinity, the generator or its opposite. */
  public G1Affine g1() {
    return switch (elements.random().nextInt(8)) {
      case 0 -> List.of(G1Affine.INFINITY, G1Affine.GENERATOR, G1Affine.GENERATOR.negate())
          .get(elements.random().nextInt(3));
      default -> G1Affine.GENERATOR.multiply(elements.fr()).toAffine();
    };
  }

  /** A point of G2; now and then infinity, the generator or its opposite. */
  public G2Affine g2() {
    return switch (elements.random().nextInt(8)) {
      case 0 -> List.of(G2Affine.INFINITY, G2Affine.GENERATOR, G2Affine.GENERATOR.negate())
          .get(elements.random().nextInt(3));
      default -> G2Affine.GENERATOR.multiply(elements.fr()).toAffine();
    };
  }

  /** A point of the twist, which is in the subgroup with a chance of 2^-254. */
  public G2Affine twistPoint() {
    while (true) {
      var point = G2Affine.ofX(fp2(), elements.random().nextBoolean());
      if (point.isPresent()) {
        return point.get();
      }
    }
  }

  Fr fr() {
    return elements.fr();
  }

  @Override
  public String toString() {
    return elements.toString();
  }
}
