package dev.forge.zk.schnorr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.RandomElements;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Laws of sharing and of both modes, over all subsets. */
class ThresholdProperties {
  private static final long SEED = 8;
  private final RandomElements random = new RandomElements(SEED);

  @Test
  void productsInConstantTimeAreThoseInVariableTime() {
    for (int i = 0; i < 60; i++) {
      G1Affine base = G1Affine.GENERATOR.multiply(random.fr().add(Fr.ONE)).toAffine();
      Fr scalar = i == 0 ? Fr.ZERO : i == 1 ? Fr.ONE : i == 2 ? Fr.ONE.negate() : random.fr();
      if (!base.isInfinity()) {
        assertEquals(base.multiply(scalar).toAffine(), SecretScalar.of(scalar).power(base), "seed " + SEED);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> SecretScalar.of(Fr.ONE).power(G1Affine.INFINITY));
  }

  @Test
  void bytesOfAnyLengthAreReducedAsTheIntegerIs() {
    for (int length = 0; length <= 70; length++) {
      byte[] bytes = new byte[length];
      random.random().nextBytes(bytes);
      Fr expected = Fr.reduce(new BigInteger(1, CompressedEncoding.reversed(bytes)));
      assertEquals(expected, SecretScalar.reduce(bytes).reveal(), "length " + length + " of seed " + SEED);
      assertEquals(Optional.of(expected), CompressedEncoding.scalar(SecretScalar.of(expected).toBytes()));
    }
  }

  @Test
  void anErasedSecretCannotBeUsed() {
    SecretScalar secret = SecretScalar.of(Fr.of(7));
    assertFalse(secret.toString().contains("7"));
    secret.close();
    assertThrows(IllegalStateException.class, secret::reveal);
    assertThrows(IllegalStateException.class, () -> secret.power(G1Affine.GENERATOR));
  }

  @Test
  void everySubsetOfTheThresholdProvesAndNoneBelow() {
    SecretPolynomial polynomial = polynomial(3);
    ShareCommitments commitments = polynomial.commitments(G1Affine.GENERATOR);
    List<SecretScalar> shares = IntStream.rangeClosed(1, 5).mapToObj(polynomial::share).toList();
    for (int i = 1; i <= 5; i++) {
      assertEquals(shares.get(i - 1).power(G1Affine.GENERATOR), commitments.publicShare(i));
    }
    for (int subset = 1; subset < 32; subset++) {
      List<Integer> members = members(subset);
      boolean enough = members.size() >= 3;
      assertEquals(enough, plain(members, shares, commitments), "plain " + members);
      assertEquals(enough, frost(members, shares, commitments), "FROST " + members);
    }
  }

  @Test
  void aFragmentOfFrostIsBoundToItsNodeAndItsRound() {
    SecretPolynomial polynomial = polynomial(2);
    ShareCommitments commitments = polynomial.commitments(G1Affine.GENERATOR);
    Map<Integer, SecretNonces> nonces = new TreeMap<>();
    Map<Integer, NonceCommitment> shown = new TreeMap<>();
    for (int index : List.of(1, 3)) {
      nonces.put(index, SecretNonces.of(randomBytes(), polynomial.share(index)));
      shown.put(index, nonces.get(index).commitment(G1Affine.GENERATOR));
    }
    FrostMode round = FrostMode.of(message("a", List.of(1, 3)), commitments.publicKey(), shown);
    FrostMode other = FrostMode.of(message("b", List.of(1, 3)), commitments.publicKey(), shown);
    Fr fragment = round.fragment(1, nonces.get(1), polynomial.share(1));
    assertTrue(round.isValidFragment(1, commitments.publicShare(1), fragment));
    assertFalse(round.isValidFragment(3, commitments.publicShare(3), fragment));
    assertFalse(round.isValidFragment(1, commitments.publicShare(3), fragment));
    assertFalse(round.isValidFragment(1, commitments.publicShare(1), fragment.add(Fr.ONE)));
    assertFalse(other.isValidFragment(1, commitments.publicShare(1), fragment));
    assertFalse(round.commitment().equals(other.commitment()), "the binding factors depend on the message");
    assertThrows(IllegalArgumentException.class,
        () -> FrostMode.of(message("a", List.of(1, 2)), commitments.publicKey(), shown));
  }

  @Test
  void whatIsNotAnEncodingIsRefused() {
    byte[] large = CompressedEncoding.reversed(to32(Fr.MODULUS.value()));
    assertEquals(Optional.empty(), CompressedEncoding.scalar(large));
    assertEquals(Optional.empty(), CompressedEncoding.scalar(new byte[31]));
    assertEquals(Optional.empty(), CompressedEncoding.point(new byte[33]));
    assertEquals(Optional.empty(), CompressedEncoding.point(CompressedEncoding.reversed(to32(Fp.MODULUS.value()))));
    byte[] point = CompressedEncoding.of(G1Affine.GENERATOR);
    point[31] |= (byte) 0xc0;
    assertEquals(Optional.empty(), CompressedEncoding.point(point), "both flags");
    point[31] = 0x40;
    assertEquals(Optional.empty(), CompressedEncoding.point(point), "infinity with an x");
    byte[] off = new byte[32];
    off[0] = 4; // 4^3 + 3 is no square
    assertEquals(Fp.of(67).squareRoot().isPresent(), CompressedEncoding.point(off).isPresent());
    assertEquals(Optional.empty(), ShareCommitments.fromBytes(new byte[40]));
    assertThrows(IllegalArgumentException.class, () -> Lagrange.atZero(List.of(1, 1)));
    assertThrows(IllegalArgumentException.class, () -> Lagrange.atZero(List.of(0, 1)));
  }

  @Test
  void infinityAndPointsOffTheCurveNeverSatisfyTheEquation() {
    G1Affine off = G1Affine.unchecked(Fp.of(1), Fp.of(1));
    assertFalse(new SchnorrEquation(G1Affine.GENERATOR, G1Affine.INFINITY).holds(G1Affine.GENERATOR, Fr.ZERO, Fr.ONE));
    assertFalse(new SchnorrEquation(G1Affine.INFINITY, G1Affine.GENERATOR).holds(G1Affine.GENERATOR, Fr.ZERO, Fr.ONE));
    assertFalse(new SchnorrEquation(G1Affine.GENERATOR, G1Affine.GENERATOR).holds(G1Affine.INFINITY, Fr.ONE, Fr.ONE));
    assertFalse(new SchnorrEquation(G1Affine.GENERATOR, off).holds(G1Affine.GENERATOR, Fr.ZERO, Fr.ONE));
  }

  private boolean plain(List<Integer> members, List<SecretScalar> shares, ShareCommitments commitments) {
    TreeMap<Integer, G1Affine> shown = new TreeMap<>();
    TreeMap<Integer, Fr> fragments = new TreeMap<>();
    Map<Integer, SecretNonces> nonces = new TreeMap<>();
    for (int index : members) {
      nonces.put(index, SecretNonces.of(randomBytes(), shares.get(index - 1)));
      shown.put(index, nonces.get(index).hidingCommitment(G1Affine.GENERATOR));
    }
    G1Affine commitment = PlainMode.commitment(shown);
    Fr challenge = PlainMode.challenge(G1Affine.GENERATOR, new byte[32], commitment, "s");
    members.forEach(index -> fragments.put(index,
        PlainMode.fragment(nonces.get(index).hiding(), challenge, shares.get(index - 1))));
    return new SchnorrEquation(G1Affine.GENERATOR, commitments.publicKey()).holds(commitment, challenge,
        PlainMode.response(fragments));
  }

  private boolean frost(List<Integer> members, List<SecretScalar> shares, ShareCommitments commitments) {
    Map<Integer, SecretNonces> nonces = new TreeMap<>();
    Map<Integer, NonceCommitment> shown = new TreeMap<>();
    for (int index : members) {
      nonces.put(index, SecretNonces.of(randomBytes(), shares.get(index - 1)));
      shown.put(index, nonces.get(index).commitment(G1Affine.GENERATOR));
    }
    FrostMode round = FrostMode.of(message("s", members), commitments.publicKey(), shown);
    Map<Integer, Fr> fragments = new TreeMap<>();
    for (int index : members) {
      Fr fragment = round.fragment(index, nonces.get(index), shares.get(index - 1));
      assertTrue(round.isValidFragment(index, commitments.publicShare(index), fragment));
      fragments.put(index, fragment);
    }
    assertEquals(round.challenge(),
        FrostMode.challenge(message("s", members), commitments.publicKey(), round.commitment()));
    return new SchnorrEquation(G1Affine.GENERATOR, commitments.publicKey()).holds(round.commitment(),
        round.challenge(), FrostMode.response(fragments));
  }

  private static FrostMessage message(String session, List<Integer> members) {
    return new FrostMessage(G1Affine.GENERATOR, new byte[32], session, "schnorr", 3, members);
  }

  private SecretPolynomial polynomial(int threshold) {
    List<SecretScalar> others = new ArrayList<>();
    for (int i = 1; i < threshold; i++) {
      others.add(SecretScalar.reduce(randomBytes()));
    }
    return SecretPolynomial.of(SecretScalar.reduce(randomBytes()), others);
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[64];
    random.random().nextBytes(bytes);
    return bytes;
  }

  private static List<Integer> members(int subset) {
    return IntStream.rangeClosed(1, 5).filter(i -> (subset >> i - 1 & 1) == 1).boxed().toList();
  }

  private static byte[] to32(BigInteger value) {
    byte[] bytes = new byte[32];
    byte[] given = value.toByteArray();
    System.arraycopy(given, Math.max(0, given.length - 32), bytes, 32 - Math.min(32, given.length),
        Math.min(32, given.length));
    return bytes;
  }
}
