package dev.forge.cli;

import dev.forge.prover.Phase;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.prover.PublicInput;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import java.util.Map;

/** Shows a proof that was made. */
record ProofReport(Proved proved) {
  private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

  /** Adds circuit, sizes, times and public inputs to a table. */
  void addTo(Table table) {
    ProofBundle proof = proved.proof();
    table.row("circuit", proof.circuit());
    table.row("proof", proof.proof().length + " bytes, verified");
    table.row("public inputs", proof.publicInputs().size());
    proof.publicInputs().forEach(input -> table.row("  " + input.name(), input.hexadecimal()));
    table.row("key", proof.verifyingKeyHash() + (proof.keysAreUnsafe() ? " (UNSAFE development key)" : ""));
    table.row("times", times());
  }

  /** The members that all answers with a proof have. */
  JsonObjectBuilder json() {
    ProofBundle proof = proved.proof();
    return Json.createObjectBuilder()
        .add("circuit", proof.circuit())
        .add("backend", "groth16")
        .add("proof_bytes", HexFormat.of().formatHex(proof.proof()))
        .add("public_witness_bytes", HexFormat.of().formatHex(proof.publicWitness()))
        .add("vk_hash", proof.verifyingKeyHash())
        .add("unsafe_development_key", proof.keysAreUnsafe())
        .add("verified", true)
        .add("public_inputs", publicInputs())
        .add("proving_time_ms", milliseconds(proved.times().getOrDefault(Phase.PROVE, 0L)))
        .add("times_ms", timesJson());
  }

  private JsonObject publicInputs() {
    var inputs = Json.createObjectBuilder();
    for (PublicInput input : proved.proof().publicInputs()) {
      inputs.add(input.name(), input.hexadecimal());
    }
    return inputs.build();
  }

  private JsonObject timesJson() {
    var times = Json.createObjectBuilder();
    proved.times().forEach((phase, taken) -> times.add(phase.title().replace(' ', '_'), milliseconds(taken)));
    return times.build();
  }

  private String times() {
    var text = new StringBuilder();
    for (Map.Entry<Phase, Long> time : proved.times().entrySet()) {
      text.append(text.isEmpty() ? "" : ", ").append(time.getKey().title()).append(' ')
          .append(Sizes.seconds(time.getValue()));
    }
    return text.toString();
  }

  private static long milliseconds(long nanoseconds) {
    return nanoseconds / NANOSECONDS_PER_MILLISECOND;
  }
}
