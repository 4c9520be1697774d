package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;

/**
 * The optimal ate pairing of BN254 by its definition (Vercauteren, "Optimal pairings", 2010, section IV): points of the
 * curve over Fp12, lines with their verticals, a final power taken bit by bit.
 */
final class SlowPairing {
  private static final BigInteger X = BigInteger.valueOf(BnParameters.X);

  private SlowPairing() {}

  /** The function f_{6x+2,Q} times the two lines through Frobenius images, at P, to the power of (p^12 - 1) / r. */
  static Fp12 of(G1Affine p, G2Affine q) {
    Point at = new Point(embed(p.x()), embed(p.y()));
    Point base = untwist(q);
    Point first = frobenius(base);
    Point second = frobenius(first).negate();
    BigInteger loop = X.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO);
    Fp12 f = Fp12.ONE;
    Point t = base;
    for (int i = loop.bitLength() - 2; i >= 0; i--) {
      f = f.square().multiply(line(t, t, at));
      t = t.add(t);
      if (loop.testBit(i)) {
        f = f.multiply(line(t, base, at));
        t = t.add(base);
      }
    }
    f = f.multiply(line(t, first, at));
    t = t.add(first);
    f = f.multiply(line(t, second, at));
    BigInteger order = Fp.MODULUS.value().pow(12).subtract(BigInteger.ONE);
    return f.power(order.divide(Fr.MODULUS.value()));
  }

  /** The line through a and b over the vertical through a + b, at a point. */
  private static Fp12 line(Point a, Point b, Point at) {
    Point sum = a.add(b);
    Fp12 line = at.y.subtract(a.y).subtract(a.slope(b).multiply(at.x.subtract(a.x)));
    return line.multiply(at.x.subtract(sum.x).invert());
  }

  /** (x, y) on the twist to (x w^2, y w^3) on y^2 = x^3 + 3 over Fp12. */
  private static Point untwist(G2Affine q) {
    Fp6 x = Fp6.of(Fp2.ZERO, q.x(), Fp2.ZERO);
    Fp6 y = Fp6.of(Fp2.ZERO, q.y(), Fp2.ZERO);
    return new Point(Fp12.of(x, Fp6.ZERO), Fp12.of(Fp6.ZERO, y));
  }

  private static Point frobenius(Point a) {
    return new Point(a.x.power(Fp.MODULUS.value()), a.y.power(Fp.MODULUS.value()));
  }

  private static Fp12 embed(Fp element) {
    return Fp12.of(Fp6.of(Fp2.of(element, Fp.ZERO), Fp2.ZERO, Fp2.ZERO), Fp6.ZERO);
  }

  private record Point(Fp12 x, Fp12 y) {
    Point {
      if (!y.square().equals(x.square().multiply(x).add(embed(Fp.of(3))))) {
        throw new IllegalStateException("not on the curve over Fp12");
      }
    }

    Point negate() {
      return new Point(x, y.negate());
    }

    Fp12 slope(Point b) {
      return equals(b)
          ? x.square().multiply(embed(Fp.of(3))).multiply(y.add(y).invert())
          : b.y.subtract(y).multiply(b.x.subtract(x).invert());
    }

    Point add(Point b) {
      Fp12 slope = slope(b);
      Fp12 sum = slope.square().subtract(x).subtract(b.x);
      return new Point(sum, slope.multiply(x.subtract(sum)).subtract(y));
    }
  }
}
