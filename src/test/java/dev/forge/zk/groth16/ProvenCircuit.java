package dev.forge.zk.groth16;

import dev.forge.interop.ProofFiles;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;

/** A random circuit with a key and a proof. */
public record ProvenCircuit(RandomCircuit circuit, R1cs r1cs, ProvingKey key, Proof proof, FrVector publicInputs) {
  private static final int ROWS = 40;
  private static final int PUBLIC_INPUTS = 3;

  /** A circuit of some 40 rows and 3 public inputs. */
  public static RandomCircuit circuit(long seed, int commitments, boolean publicCommitted) {
    return RandomCircuit.of(seed, ROWS, PUBLIC_INPUTS, commitments, publicCommitted);
  }

  /** Such a circuit, proved under a key of its own. */
  public static ProvenCircuit of(long seed, int commitments, boolean publicCommitted) {
    RandomCircuit circuit = circuit(seed, commitments, publicCommitted);
    R1cs r1cs = circuit.r1cs();
    return under(InsecureDevelopmentSetup.run(r1cs, ScalarSource.secure(), Cores.all()), circuit, seed);
  }

  /** A circuit proved under a given key. */
  public static ProvenCircuit under(ProvingKey key, RandomCircuit circuit, long seed) {
    R1cs r1cs = circuit.r1cs();
    Assignment assignment = circuit.assignment(seed);
    Proof proof = new Groth16Prover(Cores.all()).prove(key, r1cs, assignment, Blinding.secure());
    return new ProvenCircuit(circuit, r1cs, key, proof, circuit.publicInputs(assignment));
  }

  /** What a verifier needs. */
  public ProofFiles files() {
    return new ProofFiles(key.verifyingKey(), proof, publicInputs);
  }

  /** The public inputs with one changed. */
  public FrVector otherInputs() {
    FrVector other = new FrVector(publicInputs.size());
    for (int i = 0; i < other.size(); i++) {
      other.set(i, i == 0 ? publicInputs.get(i).add(Fr.ONE) : publicInputs.get(i));
    }
    return other;
  }
}
