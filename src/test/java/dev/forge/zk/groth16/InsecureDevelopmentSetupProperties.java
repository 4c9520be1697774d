package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.Pairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold between the points of a key, checked by pairings, without knowing its secrets. */
class InsecureDevelopmentSetupProperties {
  private static final G1Affine G1 = G1Affine.GENERATOR;
  private static final G2Affine G2 = G2Affine.GENERATOR;
  private static final R1cs CIRCUIT = ProvenCircuit.circuit(41, 2, true).r1cs();
  private static final ProvingKey KEY = InsecureDevelopmentSetup.run(CIRCUIT, ScalarSource.secure(), Cores.all());
  private static final VerifyingKey VK = KEY.verifyingKey();

  @Test
  void betaAndDeltaAreTheSameInBothGroups() {
    assertEquals(e(VK.beta1(), G2), e(G1, VK.beta2()));
    assertEquals(e(VK.delta1(), G2), e(G1, VK.delta2()));
  }

  @Test
  void everyPointBIsTheSameInBothGroups() {
    for (int i = 0; i < KEY.b2().size(); i++) {
      assertEquals(e(KEY.b().points().get(i), G2), e(G1, KEY.b2().get(i)), "wire " + KEY.b().selection().wires()[i]);
    }
  }

  @Test
  void sumsOverAllWiresOfAAndBGiveTheSumOfK() {
    // for a circuit whose output matrix is empty: delta k = beta A + alpha B, wire by wire
    var inputsOnly = RandomCircuit.of(42, 0, 0, 0, false).r1cs();
    R1cs withoutOutput = new R1cs(inputsOnly.wires(), 1, inputsOnly.left(), inputsOnly.right(),
        new dev.forge.zk.r1cs.MatrixBuilder().row(java.util.Map.of()).build(), List.of());
    ProvingKey key = InsecureDevelopmentSetup.run(withoutOutput, ScalarSource.secure(), Cores.all());
    VerifyingKey vk = key.verifyingKey();
    for (int i = 0; i < key.k().points().size(); i++) {
      int wire = key.k().selection().wires()[i];
      Fp12 left = e(key.k().points().get(i), vk.delta2());
      Fp12 right = e(pointOf(key.a(), wire), vk.beta2()).multiply(e(vk.alpha1(), pointOf(key, wire)));
      assertEquals(left, right, "wire " + wire);
    }
  }

  @Test
  void commitmentBasesAreMultipliedByTheSigmaOfTheVerifyingKey() {
    for (int j = 0; j < KEY.commitments().size(); j++) {
      VerifyingKey.CommitmentKey vk = VK.commitmentKeys().get(j);
      CommitmentBases bases = KEY.commitments().get(j);
      for (int i = 0; i < bases.basis().size(); i++) {
        Fp12 product = e(bases.basis().get(i), vk.gSigmaNegated()).multiply(e(bases.basisSigma().get(i), vk.g()));
        assertEquals(Fp12.ONE, product, "commitment " + j + ", point " + i);
      }
    }
    assertEquals(VK.commitmentKeys().get(0).g(), VK.commitmentKeys().get(1).g());
    assertNotEquals(VK.commitmentKeys().get(0).gSigmaNegated(), VK.commitmentKeys().get(1).gSigmaNegated());
  }

  @Test
  void everyWireHasItsPlaceOnce() {
    int committed = CIRCUIT.commitments().stream().mapToInt(c -> c.privateCommitted().length).sum();
    assertEquals(CIRCUIT.publicWires() + CIRCUIT.commitments().size(), VK.k().size());
    assertEquals(CIRCUIT.wires(), VK.k().size() + committed + CommittedWires.uncommittedPrivate(CIRCUIT).length);
    assertEquals(List.of(List.of(1, 2, 3), List.of(1, 2, 3, 4)), VK.publicAndCommitmentCommitted());
  }

  @Test
  void twoSetupsShareNoPoint() {
    ProvingKey other = InsecureDevelopmentSetup.run(CIRCUIT, ScalarSource.secure(), Cores.all());
    assertNotEquals(VK.alpha1(), other.verifyingKey().alpha1());
    for (int i = 0; i < KEY.h().size(); i++) {
      assertNotEquals(KEY.h().get(i), other.h().get(i));
    }
  }

  @Test
  void commitmentsThatGnarkCouldNotHaveAreRefused() {
    Commitment good = CIRCUIT.commitments().get(0);
    int free = CommittedWires.uncommittedPrivate(CIRCUIT)[0];
    int[] none = {};
    refused(new Commitment(new int[] {1}, none, good.wire()), "a public wire as a private one");
    refused(new Commitment(new int[] {free, free}, none, good.wire()), "a wire twice");
    refused(new Commitment(new int[] {good.wire()}, none, good.wire()), "its own challenge");
    refused(new Commitment(none, new int[] {free}, good.wire()), "a private wire as a public one");
    refused(new Commitment(none, new int[] {0}, good.wire()), "the constant one");
    refused(new Commitment(none, none, 1), "a public wire for the challenge");
    refused(new Commitment(none, none, CIRCUIT.wires()), "a wire that does not exist");
  }

  private static void refused(Commitment commitment, String why) {
    R1cs r1cs = new R1cs(CIRCUIT.wires(), CIRCUIT.publicWires(), CIRCUIT.left(), CIRCUIT.right(), CIRCUIT.output(),
        List.of(commitment));
    assertThrows(IllegalArgumentException.class,
        () -> InsecureDevelopmentSetup.run(r1cs, ScalarSource.secure(), Cores.all()), why);
  }

  private static G1Affine pointOf(WireBases bases, int wire) {
    int at = java.util.Arrays.binarySearch(bases.selection().wires(), wire);
    return at < 0 ? G1Jacobian.INFINITY.toAffine() : bases.points().get(at);
  }

  private static G2Affine pointOf(ProvingKey key, int wire) {
    int at = java.util.Arrays.binarySearch(key.b().selection().wires(), wire);
    return at < 0 ? G2Affine.INFINITY : key.b2().get(at);
  }

  private static Fp12 e(G1Affine p, G2Affine q) {
    return Pairing.of(p, PreparedG2.of(q));
  }
}
