package dev.forge.zk.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.blackbox.BlackBoxException;
import dev.forge.zk.blackbox.EmbeddedCurve;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of Grumpkin's group. */
class GrumpkinPointProperties {
  private static final long SEED = 1_234;
  private static final BigInteger ORDER = Fp.MODULUS.value();
  private static final GrumpkinPoint G = GrumpkinPoint.GENERATOR;

  private final Random random = new Random(SEED);

  private static long[] limbs(BigInteger number) {
    long[] limbs = new long[4];
    for (int i = 0; i < 4; i++) {
      limbs[i] = number.shiftRight(64 * i).longValue();
    }
    return limbs;
  }

  private static GrumpkinPoint times(BigInteger scalar, GrumpkinPoint point) {
    return point.multiply(limbs(scalar));
  }

  private BigInteger scalar() {
    return new BigInteger(254, random).mod(ORDER);
  }

  /** Doubling by the tangent: the textbook's affine formula. */
  private static GrumpkinPoint tangent(GrumpkinPoint a) {
    Fr slope = a.x().square().multiply(Fr.of(3)).multiply(a.y().add(a.y()).invert());
    Fr x = slope.square().subtract(a.x()).subtract(a.x());
    return new GrumpkinPoint(x, slope.multiply(a.x().subtract(x)).subtract(a.y()));
  }

  /** Addition by the chord: the textbook's affine formula. */
  private static GrumpkinPoint chord(GrumpkinPoint a, GrumpkinPoint b) {
    Fr slope = b.y().subtract(a.y()).multiply(b.x().subtract(a.x()).invert());
    Fr x = slope.square().subtract(a.x()).subtract(b.x());
    return new GrumpkinPoint(x, slope.multiply(a.x().subtract(x)).subtract(a.y()));
  }

  @Test
  void generatorIsOnTheCurveAndHasOrderP() {
    assertTrue(G.isOnCurve());
    assertEquals(GrumpkinPoint.INFINITY, times(ORDER, G));
    assertEquals(G.negate(), times(ORDER.subtract(BigInteger.ONE), G));
    assertEquals(G, times(BigInteger.ONE, G));
    assertEquals(GrumpkinPoint.INFINITY, times(BigInteger.ZERO, G));
  }

  @Test
  void additionIsChordAndTangent() {
    for (int i = 0; i < 20; i++) {
      GrumpkinPoint a = times(scalar(), G);
      GrumpkinPoint b = times(scalar(), G);
      String shown = "seed " + SEED + ": " + a + ", " + b;
      assertEquals(chord(a, b), a.add(b), shown);
      assertEquals(tangent(a), a.add(a), shown);
      assertEquals(GrumpkinPoint.INFINITY, a.add(a.negate()), shown);
      assertEquals(a, a.add(GrumpkinPoint.INFINITY), shown);
      assertEquals(a, GrumpkinPoint.INFINITY.add(a), shown);
      assertTrue(a.add(b).isOnCurve(), shown);
    }
    assertEquals(GrumpkinPoint.INFINITY, GrumpkinPoint.INFINITY.add(GrumpkinPoint.INFINITY));
  }

  @Test
  void multiplesAddUp() {
    for (int i = 0; i < 10; i++) {
      BigInteger a = scalar();
      BigInteger b = scalar();
      GrumpkinPoint sum = times(a, G).add(times(b, G));
      assertEquals(sum, times(a.add(b).mod(ORDER), G), "seed " + SEED + ": " + a + ", " + b);
    }
  }

  @Test
  void sumOfMultiplesIsTheSumOfTheMultiples() {
    BigInteger low = new BigInteger(128, random);
    BigInteger high = new BigInteger(125, random);
    BigInteger other = new BigInteger(128, random);
    GrumpkinPoint p = times(scalar(), G);
    Fr[] points = {G.x(), G.y(), p.x(), p.y(), Fr.ZERO, Fr.ZERO, p.x(), p.negate().y()};
    Fr[] scalars = {
        Fr.reduce(low), Fr.reduce(high), Fr.reduce(other), Fr.ZERO, Fr.ONE, Fr.ONE, Fr.reduce(other), Fr.ZERO
    };
    GrumpkinPoint expected = times(low.add(high.shiftLeft(128)), G);
    assertEquals(expected, EmbeddedCurve.multiScalarMul(points, scalars), "seed " + SEED);
    assertEquals(GrumpkinPoint.INFINITY, EmbeddedCurve.multiScalarMul(new Fr[0], new Fr[0]));
  }

  @Test
  void whatIsNoPointOrNoScalarIsRefused() {
    GrumpkinPoint off = new GrumpkinPoint(Fr.ONE, Fr.ONE);
    assertFalse(off.isOnCurve());
    String one = "0".repeat(63) + "1";
    var point = assertThrows(BlackBoxException.class, () -> EmbeddedCurve.add(G, off));
    assertEquals("Point (" + one + ", " + one + ") is not on curve", point.getMessage());
    Fr[] generator = {G.x(), G.y()};
    Fr tooWide = Fr.reduce(BigInteger.ONE.shiftLeft(128));
    var limb = assertThrows(
        BlackBoxException.class, () -> EmbeddedCurve.multiScalarMul(generator, new Fr[] {Fr.ZERO, tooWide}));
    assertTrue(limb.getMessage().endsWith("is not less than 2^128"), limb.getMessage());
    BigInteger mask = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    Fr[] order = {Fr.reduce(ORDER.and(mask)), Fr.reduce(ORDER.shiftRight(128))};
    var scalar = assertThrows(BlackBoxException.class, () -> EmbeddedCurve.multiScalarMul(generator, order));
    assertTrue(scalar.getMessage().endsWith("is not a valid grumpkin scalar"), scalar.getMessage());
  }
}
