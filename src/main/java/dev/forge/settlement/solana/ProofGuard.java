package dev.forge.settlement.solana;

import dev.forge.dispatch.ChunkProof;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Prover;
import dev.forge.prover.Verdict;
import dev.forge.prover.VerifyingKeyName;
import dev.forge.solana.SolanaCluster;
import java.util.Optional;

/** What is asked of a proof before anything is paid for it. */
final class ProofGuard {
  private static final String MOCK = "mock";

  private final Prover prover;
  private final String expectedKey;

  ProofGuard(Prover prover, String expectedKey) {
    this.prover = prover;
    this.expectedKey = expectedKey;
  }

  /** Why the proof is not to be settled on a network, where it is not. */
  Optional<String> objection(ChunkProof proof, String network) {
    if (proof.backend().equals(MOCK) || prover.backend().equals(MOCK)) {
      return Optional.of("a mock proof is never settled: turn MOCK_PROVER off, or settle by the mock");
    }
    if (!proof.verifyingKeyHash().equals(expectedKey)) {
      return Optional.of("the proof is under the key " + proof.verifyingKeyHash() + " of " + proof.circuit()
          + ", PROGRAM_VK_HASH says that the program takes " + expectedKey);
    }
    CircuitId circuit = new CircuitId(proof.circuit());
    Optional<VerifyingKeyName> key = prover.verifyingKey(circuit);
    if (key.filter(known -> known.hash().equals(expectedKey)).isEmpty()) {
      return Optional.of("this server's own key of " + proof.circuit() + " is "
          + key.map(VerifyingKeyName::hash).orElse("missing") + ", not the program's " + expectedKey
          + ": install the program's keys here");
    }
    if (key.get().isUnsafe() && network.equals(SolanaCluster.MAIN_NETWORK)) {
      return Optional.of("the key of " + proof.circuit()
          + " is a development key, whose proofs anybody may forge; never on the main network: use a ceremony's key");
    }
    return verdict(proof, circuit);
  }

  private Optional<String> verdict(ChunkProof proof, CircuitId circuit) {
    Verdict verdict = prover.verify(circuit, proof.proofBytes(), proof.publicWitnessBytes());
    return verdict.isValid() ? Optional.empty() : Optional.of("the proof does not verify here: " + verdict);
  }
}
