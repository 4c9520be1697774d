package dev.forge.bench;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of one case.
 *
 * @param name the case
 * @param description what our process said when it was ready: rows, wires, threads, kernels, loading and set-up
 * @param proofs the seconds of each part, one object for each proof
 * @param first the same of the first proof of the process, before it was warm
 * @param verification the seconds of verifications
 * @param peakBytes the most that our process had resident since it began
 * @param provingBytes the most since it was warm
 * @param peers the others, by name
 * @param profile the parts one by one, where they were asked for
 */
record CaseResult(String name, JsonObject description, List<JsonObject> proofs, JsonObject first,
    JsonObject verification, long peakBytes, long provingBytes, Map<String, PeerResult> peers,
    Optional<JsonObject> profile) {
  /** The seconds of a part in each proof; 0 where a proof has no such part. */
  Series series(String part) {
    return new Series(proofs.stream().map(proof -> number(proof, part)).toList());
  }

  int rows() {
    return description.getInt("rows");
  }

  static double number(JsonObject object, String name) {
    return object.containsKey(name) ? object.getJsonNumber(name).doubleValue() : 0;
  }
}
