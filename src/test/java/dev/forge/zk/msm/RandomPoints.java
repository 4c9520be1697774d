package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.RandomElements;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many points with known factors of the generator, and scalars, as multi-exponentiations meet them and worse. */
final class RandomPoints {
  /** Kinds of points. */
  enum Points {
    DIFFERENT, REPEATED_OPPOSITE_AND_INFINITE, ALL_EQUAL
  }

  /** Kinds of scalars. */
  enum Scalars {
    RANDOM, WITNESS_LIKE, ALL_EQUAL
  }

  private final RandomElements elements;

  RandomPoints(RandomElements elements) {
    this.elements = elements;
  }

  /** Factors f_i, for points f_i G. */
  FrVector factors(Points kind, int size) {
    FrVector factors = new FrVector(size);
    Fr first = elements.fr();
    for (int i = 0; i < size; i++) {
      Fr different = first.add(Fr.of(i));
      factors.set(i, kind == Points.DIFFERENT ? different : kind == Points.ALL_EQUAL ? first
          : i == 0 ? first
          : switch (elements.random().nextInt(5)) {
            case 0 -> Fr.ZERO;
            case 1 -> first;
            case 2 -> first.negate();
            default -> different;
          });
    }
    return factors;
  }

  /** The points f_i G, by an addition each where factors are near each other or opposite. */
  static List<G1Affine> g1(FrVector factors) {
    Map<Fr, G1Jacobian> known = new HashMap<>();
    known.put(Fr.ZERO, G1Jacobian.INFINITY);
    List<G1Jacobian> points = new ArrayList<>();
    Fr first = factors.size() == 0 ? Fr.ZERO : factors.get(0);
    G1Jacobian multiple = G1Affine.GENERATOR.multiply(first);
    for (int i = 0; i < factors.size(); i++) {
      known.putIfAbsent(first.add(Fr.of(i)), multiple);
      known.putIfAbsent(first.add(Fr.of(i)).negate(), multiple.negate());
      multiple = multiple.add(G1Affine.GENERATOR);
      points.add(known.computeIfAbsent(factors.get(i), G1Affine.GENERATOR::multiply));
    }
    return G1Jacobian.normalize(points);
  }

  /** The same in G2. */
  static List<G2Affine> g2(FrVector factors) {
    Map<Fr, G2Jacobian> known = new HashMap<>();
    known.put(Fr.ZERO, G2Jacobian.INFINITY);
    List<G2Jacobian> points = new ArrayList<>();
    Fr first = factors.size() == 0 ? Fr.ZERO : factors.get(0);
    G2Jacobian multiple = G2Affine.GENERATOR.multiply(first);
    for (int i = 0; i < factors.size(); i++) {
      known.putIfAbsent(first.add(Fr.of(i)), multiple);
      known.putIfAbsent(first.add(Fr.of(i)).negate(), multiple.negate());
      multiple = multiple.add(G2Affine.GENERATOR);
      points.add(known.computeIfAbsent(factors.get(i), G2Affine.GENERATOR::multiply));
    }
    return G2Jacobian.normalize(points);
  }

  FrVector scalars(Scalars kind, int size) {
    FrVector scalars = new FrVector(size);
    Fr equal = elements.fr();
    for (int i = 0; i < size; i++) {
      scalars.set(i, kind == Scalars.RANDOM ? elements.fr() : kind == Scalars.ALL_EQUAL ? equal : witness());
    }
    return scalars;
  }

  private Fr witness() {
    return switch (elements.random().nextInt(6)) {
      case 0 -> Fr.ZERO;
      case 1 -> Fr.ONE;
      case 2 -> Fr.of(elements.random().nextInt(1 << 16));
      case 3 -> Fr.of(elements.random().nextInt(300)).negate();
      case 4 -> Fr.reduce(BigInteger.ONE.shiftLeft(elements.random().nextInt(254)));
      default -> elements.fr();
    };
  }

  /** sum s_(from + i) f_i. */
  static Fr innerProduct(FrVector scalars, int from, FrVector factors) {
    Fr sum = Fr.ZERO;
    for (int i = 0; i < factors.size(); i++) {
      sum = sum.add(scalars.get(from + i).multiply(factors.get(i)));
    }
    return sum;
  }
}
