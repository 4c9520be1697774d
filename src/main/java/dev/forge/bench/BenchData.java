package dev.forge.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What a run found, for machines: every single time, in seconds. */
public final class BenchData {
  private BenchData() {}

  /** One object. */
  public static JsonObject of(BenchReport report) {
    Machine machine = Machine.here();
    JsonArrayBuilder cases = Json.createArrayBuilder();
    report.results().forEach(result -> cases.add(of(result)));
    return Json.createObjectBuilder()
        .add("jdk", Runtime.version().toString())
        .add("processor", machine.processor())
        .add("memoryBytes", machine.memoryBytes())
        .add("threads", report.settings().threads())
        .add("repetitions", report.settings().repetitions())
        .add("warmUp", report.settings().warmUp())
        .add("cases", cases)
        .build();
  }

  private static JsonObject of(CaseResult result) {
    JsonArrayBuilder proofs = Json.createArrayBuilder();
    result.proofs().forEach(proofs::add);
    JsonObjectBuilder peers = Json.createObjectBuilder();
    result.peers().forEach((name, outcome) -> peers.add(name, of(result, outcome)));
    JsonObjectBuilder object = Json.createObjectBuilder()
        .add("case", result.name())
        .add("forge", result.description())
        .add("firstProof", result.first())
        .add("proofs", proofs)
        .add("verification", result.verification())
        .add("peakRssBytes", result.peakBytes())
        .add("provingRssBytes", result.provingBytes())
        .add("peers", peers);
    result.profile().ifPresent(profile -> object.add("profile", profile));
    return object.build();
  }

  private static JsonObject of(CaseResult result, PeerResult outcome) {
    return switch (outcome) {
      case PeerResult.NotMeasured(String reason) -> Json.createObjectBuilder().add("notMeasured", reason).build();
      case PeerResult.Measured measured -> {
        JsonArrayBuilder prove = Json.createArrayBuilder();
        measured.prove().values().forEach(prove::add);
        JsonObjectBuilder object = Json.createObjectBuilder(measured.description())
            .add("prove", prove)
            .add("ratio", result.series("prove").over(measured.prove()).median())
            .add("provingRssBytes", measured.peakBytes())
            .add("acceptsOurs", measured.acceptsOurs())
            .add("acceptedHere", measured.acceptedHere());
        addNumber(object, "verifyOne", measured.verifyOne());
        addNumber(object, "setup", measured.setup());
        yield object.build();
      }
    };
  }

  private static void addNumber(JsonObjectBuilder object, String name, double value) {
    if (Double.isFinite(value)) {
      object.add(name, value);
    }
  }
}
