package dev.forge.prover;

import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.prover.ProvingOutcome.ProverFailed;
import dev.forge.prover.ProvingOutcome.WitnessRejected;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.codec.PublicWitnessCodec;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Blinding;
import dev.forge.zk.groth16.Groth16Prover;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.UnsatisfiedRowException;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Proves with Groth16 in this JVM. A circuit is compiled and its keys are loaded once. Safe for use by several threads. */
public final class Groth16Backend implements Prover {
  private final CircuitSource source;
  private final KeyStore keys;
  private final RangeChecks ranges;
  private final Groth16Prover prover;
  private final OncePerKey<CircuitId, ProvableCircuit> compiled = new OncePerKey<>();

  /**
   * A prover of the installed circuits.
   *
   * @param ranges how circuits check ranges
   */
  public Groth16Backend(CircuitSource source, KeyStore keys, RangeChecks ranges, Cores cores) {
    this.source = source;
    this.keys = keys;
    this.ranges = ranges;
    prover = new Groth16Prover(cores);
  }

  /** A prover that uses all cores. */
  public static Groth16Backend onAllCores(CircuitSource source, KeyStore keys, RangeChecks ranges) {
    return new Groth16Backend(source, keys, ranges, Cores.all());
  }

  @Override
  public List<CircuitId> circuits() {
    return source.catalogue().circuits();
  }

  @Override
  public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
    var times = new PhaseTimes(listener);
    try {
      return proveSilently(compiled(circuit, times), inputs, times);
    } catch (CancellationException e) {
      return ProverFailed.cancelled(e);
    }
  }

  @Override
  public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
    var times = new PhaseTimes(ProvingListener.NONE);
    return verify(compiled(circuit, times), proof, publicWitness, times);
  }

  @Override
  public Optional<VerifyingKeyName> verifyingKey(CircuitId circuit) {
    var times = new PhaseTimes(ProvingListener.NONE);
    CircuitKeys pair = keys.keysOf(compiled(circuit, times), times);
    return Optional
        .of(new VerifyingKeyName(VerifyingKeyCodec.hash(pair.proving().verifyingKey()), pair.areUnsafe()));
  }

  @Override
  public Optional<String> keptKeyHash(CircuitId circuit) {
    return keys.keptKeyHash(compiled(circuit, new PhaseTimes(ProvingListener.NONE)));
  }

  /**
   * The bytes of an installed circuit's key files; 0 where there are none. Compiles the circuit.
   *
   * @throws UnknownCircuitException if the circuit is not installed
   */
  public long keyBytes(CircuitId circuit) {
    return keys.sizeOf(compiled(circuit, new PhaseTimes(ProvingListener.NONE)));
  }

  /** Verifies a proof under the key of any circuit, which is made where there is none. */
  public Verdict verify(ProvableCircuit circuit, byte[] proof, byte[] publicWitness, PhaseTimes times) {
    var key = keys.keysOf(circuit, times).verifying();
    return times.measure(Phase.VERIFY, () -> ProofVerification.verify(key, proof, publicWitness));
  }

  /** Proves any circuit; a program that asks its host something is refused. */
  public ProvingOutcome proveSilently(ProvableCircuit circuit, ProgramInputs inputs, PhaseTimes times) {
    return prove(circuit, inputs, ForeignCallHandler.NONE, times);
  }

  /** Proves any circuit, with answers to what its program asks its host. */
  public ProvingOutcome prove(ProvableCircuit circuit, ProgramInputs inputs, ForeignCallHandler handler,
      PhaseTimes times) {
    try {
      return executeAndProve(circuit, inputs, handler, times);
    } catch (CancellationException e) {
      return ProverFailed.cancelled(e);
    }
  }

  private ProvingOutcome executeAndProve(ProvableCircuit circuit, ProgramInputs inputs, ForeignCallHandler handler,
      PhaseTimes times) {
    return switch (times.measure(Phase.EXECUTE, () -> circuit.program().execute(inputs, handler))) {
      case ExecutionOutcome.Rejected rejected -> new WitnessRejected(rejected.reason(), rejected.location());
      case ExecutionOutcome.Stopped stopped
          -> new ProverFailed(stopped.reason(), new IllegalStateException(stopped.reason()));
      case ExecutionOutcome.Executed executed -> prove(circuit, executed.witness(), times);
    };
  }

  private ProvingOutcome prove(ProvableCircuit circuit, WitnessStack witness, PhaseTimes times) {
    try {
      CircuitKeys pair = keys.keysOf(circuit, times);
      Assignment assignment = times.measure(Phase.SYNTHESIZE, () -> circuit.compiled().assign(witness));
      Proof proof = times.measure(Phase.PROVE,
          () -> prover.prove(pair.proving(), circuit.compiled().r1cs(), assignment, Blinding.secure()));
      return verified(bundle(circuit, pair, assignment, proof), pair, times);
    } catch (UnsatisfiedRowException e) {
      return new WitnessRejected(e.getMessage(), Optional.of(circuit.compiled().describeRow(e.row()).toString()));
    } catch (CancellationException e) {
      throw e;
    } catch (UnusableKeysException | IllegalStateException e) {
      return new ProverFailed(e.getMessage(), e);
    }
  }

  private static ProvingOutcome verified(ProofBundle bundle, CircuitKeys pair, PhaseTimes times) {
    Verdict verdict = times.measure(Phase.VERIFY,
        () -> ProofVerification.verify(pair.verifying(), bundle.proof(), bundle.publicWitness()));
    if (verdict.isValid()) {
      return new Proved(bundle, times.nanoseconds());
    }
    String reason =
        "a proof made here does not verify (" + verdict + "); the keys in " + pair.folder() + " are damaged";
    return new ProverFailed(reason, new IllegalStateException(reason));
  }

  private static ProofBundle bundle(ProvableCircuit circuit, CircuitKeys pair, Assignment assignment, Proof proof) {
    List<Fr> values = IntStream.range(1, circuit.compiled().r1cs().publicWires())
        .mapToObj(assignment.wires()::get).toList();
    List<PublicInput> publicInputs = IntStream.range(0, values.size())
        .mapToObj(i -> new PublicInput(circuit.publicInputNames().get(i), values.get(i).toString())).toList();
    byte[] key = VerifyingKeyCodec.write(pair.proving().verifyingKey());
    return new ProofBundle(circuit.name(), ProofCodec.write(proof),
        PublicWitnessCodec.write(FrVector.of(values.toArray(Fr[]::new))), key, sha256(key), pair.areUnsafe(),
        publicInputs);
  }

  private ProvableCircuit compiled(CircuitId id, PhaseTimes times) {
    return compiled.get(id, () -> times.measure(Phase.COMPILE, () -> source.installed(id, ranges)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
