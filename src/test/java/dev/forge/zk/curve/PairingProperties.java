package dev.forge.zk.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairingProperties {
  private static final BigInteger P = Fp.MODULUS.value();
  private static final BigInteger R = Fr.MODULUS.value();
  private static final BigInteger X = BigInteger.valueOf(BnParameters.X);

  /** m = 2x (6x^2 + 3x + 1). */
  private static final BigInteger COFACTOR =
      X.pow(2).multiply(BigInteger.valueOf(6)).add(X.multiply(BigInteger.valueOf(3))).add(BigInteger.ONE).multiply(X)
          .shiftLeft(1);

  private final CurveElements elements = new CurveElements();

  @Test
  void pairingIsBilinear() {
    for (int i = 0; i < 5; i++) {
      G1Affine p = elements.g1();
      G1Affine q = elements.g1();
      G2Affine s = elements.g2();
      G2Affine t = elements.g2();
      Fr k = elements.fr();
      String message = elements.toString();
      assertEquals(Pairing.of(p.multiply(k).toAffine(), s), Pairing.of(p, s).power(k.toBigInteger()), message);
      assertEquals(Pairing.of(p, s.multiply(k).toAffine()), Pairing.of(p, s).power(k.toBigInteger()), message);
      Fp12 sum = Pairing.of(p.toJacobian().add(q).toAffine(), s);
      assertEquals(Pairing.of(p, s).multiply(Pairing.of(q, s)), sum, message);
      sum = Pairing.of(p, s.toJacobian().add(t).toAffine());
      assertEquals(Pairing.of(p, s).multiply(Pairing.of(p, t)), sum, message);
    }
  }

  @Test
  void pairingIsNotDegenerateAndOfOrderR() {
    Fp12 e = Pairing.of(G1Affine.GENERATOR, G2Affine.GENERATOR);
    assertNotEquals(Fp12.ONE, e);
    assertEquals(Fp12.ONE, e.power(R));
  }

  @Test
  void pairingWithInfinityIsOne() {
    assertEquals(Fp12.ONE, Pairing.of(G1Affine.INFINITY, elements.g2()));
    assertEquals(Fp12.ONE, Pairing.of(elements.g1(), G2Affine.INFINITY));
    assertEquals(Fp12.ONE, new MultiPairing().product());
  }

  @Test
  void productOfPairingsIsTheirProduct() {
    MultiPairing product = new MultiPairing();
    for (int round = 0; round < 2; round++) {
      product.clear();
      Fp12 expected = Fp12.ONE;
      for (int i = 0; i < 4; i++) {
        G1Affine p = elements.g1();
        G2Affine q = elements.g2();
        product.add(p, PreparedG2.of(q));
        expected = expected.multiply(Pairing.of(p, q));
      }
      assertEquals(expected, product.product(), elements.toString());
      assertEquals(expected, product.product(), "again, " + elements);
    }
  }

  @Test
  void productsThatAreMultipliedUnfinishedAreTheirProduct() {
    G1Affine p = elements.g1();
    G2Affine q = elements.g2();
    MultiPairing product = new MultiPairing().add(p, PreparedG2.of(q));
    product.multiply(new MultiPairing().add(p, PreparedG2.of(q)).unfinished());
    assertEquals(Pairing.of(p, q).multiply(Pairing.of(p, q)), product.product(), elements.toString());
    assertEquals(Fp12.ONE, product.clear().product(), elements.toString());
  }

  @Test
  void onlyMembersArePreparedAsMembersAndTheyPairAsOthersDo() {
    G2Affine generator = G2Affine.GENERATOR;
    List<G2Affine> points = List.of(elements.g2(), G2Affine.unchecked(generator.x(), generator.x()), G2Affine.INFINITY,
        elements.twistPoint(), generator);
    List<Optional<PreparedG2>> prepared = points.stream().map(PreparedG2::ofMember).toList();
    assertEquals(List.of(true, false, true, false, true), prepared.stream().map(Optional::isPresent).toList(),
        elements.toString());
    G1Affine p = elements.g1();
    for (int i : new int[] {0, 2, 4}) {
      assertEquals(Pairing.of(p, points.get(i)), Pairing.of(p, prepared.get(i).orElseThrow()), i + ", " + elements);
    }
  }

  @Test
  void oppositePairingsCancel() {
    G1Affine p = elements.g1();
    PreparedG2 q = PreparedG2.of(elements.g2());
    assertTrue(new MultiPairing().add(p, q).add(p.negate(), q).product().isOne(), elements.toString());
  }

  /** m (p^12 - 1) / r, one bit after the other. */
  @Test
  void finalExponentiationIsAPower() {
    Fp12 f = elements.fp12();
    f = f.isZero() ? Fp12.ONE : f;
    long[] value = new long[Fp12.LIMBS];
    f.pack(value, 0);
    new FinalExponentiation(new Fp12Arithmetic()).apply(value, 0, value, 0);
    BigInteger power = P.pow(12).subtract(BigInteger.ONE).divide(R).multiply(COFACTOR);
    assertEquals(f.power(power), Fp12.unpack(value, 0), elements.toString());
  }

  @Test
  void pairingIsThatOfTheDefinitionToTheCofactor() {
    for (int i = 0; i < 3; i++) {
      G1Affine p =
          i == 0 ? G1Affine.GENERATOR : G1Affine.GENERATOR.multiply(elements.fr().square().add(Fr.ONE)).toAffine();
      G2Affine q =
          i == 0 ? G2Affine.GENERATOR : G2Affine.GENERATOR.multiply(elements.fr().square().add(Fr.ONE)).toAffine();
      assertEquals(SlowPairing.of(p, q).power(COFACTOR), Pairing.of(p, q), elements.toString());
    }
  }
}
