package dev.forge.prover;

import dev.forge.zk.codec.PublicWitnessCodec;
import dev.forge.zk.field.FrVector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes proofs of the right size that prove nothing, after a delay: for development and tests. A proof is the SHA-256 of
 * its public inputs, again and again; so it shows which inputs it was made for, and anybody can make it.
 */
public final class MockProver implements Prover {
  private static final int PROOF = 388;
  private static final int HASH = 32;

  private final List<CircuitId> circuits;
  private final Duration delay;
  private final int publicInputs;

  /**
   * A mock of circuits.
   *
   * @param publicInputs how many of the inputs, which come first, are public
   */
  public MockProver(List<CircuitId> circuits, int publicInputs, Duration delay) {
    this.circuits = List.copyOf(circuits);
    this.publicInputs = publicInputs;
    this.delay = delay;
  }

  @Override
  public List<CircuitId> circuits() {
    return circuits;
  }

  @Override
  public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
    check(circuit);
    long start = System.nanoTime();
    listener.started(Phase.PROVE);
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ProvingOutcome.ProverFailed.cancelled(e);
    }
    FrVector shown = inputs.parameters().slice(0, publicInputs);
    byte[] publicWitness = PublicWitnessCodec.write(shown);
    long taken = System.nanoTime() - start;
    listener.finished(Phase.PROVE, taken);
    ProofBundle bundle = new ProofBundle(circuit.name(), proof(circuit, publicWitness), publicWitness, new byte[0],
        keyHash(circuit), true, List.of());
    return new ProvingOutcome.Proved(bundle, Map.of(Phase.PROVE, taken));
  }

  @Override
  public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
    check(circuit);
    return MessageDigest.isEqual(proof(circuit, publicWitness), proof) ? new Verdict.Valid()
        : new Verdict.Invalid("it is not the mock proof of these public inputs");
  }

  @Override
  public Optional<VerifyingKeyName> verifyingKey(CircuitId circuit) {
    check(circuit);
    return Optional.of(new VerifyingKeyName(keyHash(circuit), true));
  }

  @Override
  public String backend() {
    return "mock";
  }

  @Override
  public boolean needsWitness() {
    return false;
  }

  /** There is no key; its circuit's name stands for it. */
  private static String keyHash(CircuitId circuit) {
    return HexFormat.of().formatHex(sha256(circuit.name().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] proof(CircuitId circuit, byte[] publicWitness) {
    byte[] proof = new byte[PROOF];
    byte[] name = circuit.name().getBytes(StandardCharsets.UTF_8);
    byte[] block = Arrays.copyOf(name, name.length + publicWitness.length);
    System.arraycopy(publicWitness, 0, block, name.length, publicWitness.length);
    for (int at = 0; at < PROOF; at += HASH) {
      block = sha256(block);
      System.arraycopy(block, 0, proof, at, Math.min(HASH, PROOF - at));
    }
    return proof;
  }

  private void check(CircuitId circuit) {
    if (!circuits.contains(circuit)) {
      throw new UnknownCircuitException(circuit, circuits);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
