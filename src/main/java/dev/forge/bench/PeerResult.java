package dev.forge.bench;

import jakarta.json.JsonObject;

/** What came of another prover. */
sealed interface PeerResult {
  /**
   * It was not measured.
   *
   * @param reason a few words to show in its place
   */
  record NotMeasured(String reason) implements PeerResult {}

  /**
   * It was measured.
   *
   * @param description what it said when it was ready: rows, wires, threads
   * @param prove the seconds of each proof
   * @param verifyOne the seconds of one verification; not a number where it was not measured
   * @param setup the seconds it took to make its key; not a number where it has one of ours
   * @param peakBytes the most that was resident since it was warm
   * @param acceptsOurs whether it accepts our proof
   * @param acceptedHere whether we accept its proof
   */
  record Measured(JsonObject description, Series prove, double verifyOne, double setup, long peakBytes,
      boolean acceptsOurs, boolean acceptedHere) implements PeerResult {}
}
