package dev.forge.bench;

import dev.forge.bench.BenchFolder.Triple;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Blinding;
import dev.forge.zk.groth16.Groth16Prover;
import dev.forge.zk.groth16.Groth16Verifier;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.VerificationOutcome;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.CircuitHash;
import dev.forge.zk.r1cs.R1cs;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our side of a measurement, in a process of its own. It answers each line with a JSON object; all times are in seconds.
 *
 * <pre>
 * prove [N]       a proof from the inputs (on N cores): the time of each part, and what of it went to collecting garbage
 * write           writes the last proof as forge.vk, forge.proof, forge.pw
 * verify NAME     verifies NAME.vk, NAME.proof, NAME.pw
 * verification    the time of one verification, and of one among a hundred
 * memory          the most that was resident since the process began
 * profile         the parts of a proof one by one, with their field products
 * </pre>
 */
public final class ForgeWorker {
  /** The time for which the virtual machine stood still to collect garbage, from the inputs to the proof. */
  static final String COLLECTING = "garbageCollection";

  /** The most proofs to verify at once. */
  private static final int KEPT = 100;

  private final Workload workload;
  private final BenchFolder folder;
  private final double compile;
  private final Cores cores = Cores.all();
  private final List<Triple> proofs = new ArrayList<>();

  private ForgeWorker(Workload workload, BenchFolder folder, double compile) {
    this.workload = workload;
    this.folder = folder;
    this.compile = compile;
  }

  /**
   * Opens a case.
   *
   * @param folders where the folders of all cases are
   */
  public static ForgeWorker open(BenchCase wanted, Path examples, Path folders) {
    long start = System.nanoTime();
    Workload workload = wanted.open(examples);
    double compile = (System.nanoTime() - start) / 1e9;
    String name = CircuitHash.of(workload.r1cs()).hex().substring(0, 16);
    return new ForgeWorker(workload, new BenchFolder(folders.resolve(name)), compile);
  }

  /**
   * Makes and writes what this and the other provers need, and says where, and what heap proving takes.
   *
   * @param snarkjs whether snarkjs needs a key
   */
  public JsonObject prepare(boolean snarkjs) throws IOException {
    folder.makeKey(workload.r1cs(), cores);
    folder.export(workload);
    if (snarkjs && workload.r1cs().commitments().isEmpty()) {
      folder.makeZkey(workload.r1cs(), cores);
    }
    return Json.createObjectBuilder()
        .add("folder", folder.path().toString())
        .add("heapBytes", folder.heap().bytes())
        .build();
  }

  /** Answers lines until there are no more. */
  public void serve(BufferedReader questions, PrintStream answers) throws IOException {
    Laps loading = new Laps();
    ProvingKey key = loading.measure("loadKeys", folder::key);
    answers.println(description(loading.seconds()));
    Optional<String> line = Optional.ofNullable(questions.readLine());
    while (line.isPresent()) {
      answers.println(answer(key, line.get().split(" ")));
      line = Optional.ofNullable(questions.readLine());
    }
  }

  private JsonObject description(Map<String, Double> seconds) {
    R1cs r1cs = workload.r1cs();
    return times(seconds)
        .add("compile", compile)
        .add("setup", folder.setupSeconds())
        .add("rows", r1cs.constraints())
        .add("wires", r1cs.wires())
        .add("publicInputs", r1cs.publicInputs())
        .add("commitments", r1cs.commitments().size())
        .add("threads", cores.count())
        .add("kernels", Kernels.chosen().label())
        .build();
  }

  private JsonObject answer(ProvingKey key, String[] question) throws IOException {
    return switch (question[0]) {
      case "prove" -> prove(key, question.length > 1 ? Cores.of(Integer.parseInt(question[1])) : cores);
      case "write" -> write();
      case "verify" -> verify(folder.read(question[1]));
      case "verification" -> times(new VerificationTimes(key.verifyingKey(), proofs, cores).measure()).build();
      case "reset-peak" -> {
        ResidentMemory.resetPeak();
        yield Json.createObjectBuilder().build();
      }
      case "memory" -> Json.createObjectBuilder().add("peakRssBytes", ResidentMemory.peak()).build();
      case "profile" -> new ProofProfile(workload, key, cores).measure();
      default -> throw new IllegalArgumentException("unknown question: " + question[0]);
    };
  }

  private JsonObject prove(ProvingKey key, Cores chosen) {
    Laps laps = new Laps();
    long collecting = collectingMilliseconds();
    Assignment assignment = workload.assign(laps);
    Groth16Prover prover = new Groth16Prover(chosen, (part, nanoseconds) -> laps.add(part.title(), nanoseconds));
    Proof proof =
        laps.measure("prove", () -> prover.prove(key, workload.r1cs(), assignment, Blinding.secure()));
    FrVector publicInputs = assignment.wires().slice(1, workload.r1cs().publicWires());
    if (proofs.size() == KEPT) {
      proofs.removeFirst();
    }
    proofs.add(new Triple(key.verifyingKey(), proof, publicInputs.copy()));
    laps.add(COLLECTING, 1_000_000 * (collectingMilliseconds() - collecting));
    return times(laps.seconds()).build();
  }

  private static long collectingMilliseconds() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }

  private JsonObject write() throws IOException {
    folder.write("forge", proofs.getLast());
    return Json.createObjectBuilder().add("valid", true).build();
  }

  private static JsonObject verify(Triple triple) {
    VerificationOutcome outcome =
        new Groth16Verifier(triple.verifyingKey()).verify(triple.proof(), triple.publicInputs());
    return Json.createObjectBuilder().add("valid", outcome instanceof VerificationOutcome.Valid).build();
  }

  private static JsonObjectBuilder times(Map<String, Double> seconds) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    seconds.forEach(object::add);
    return object;
  }
}
