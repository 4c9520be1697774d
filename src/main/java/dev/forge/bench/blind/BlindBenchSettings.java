package dev.forge.bench.blind;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is measured of blind proofs.
 *
 * @param project where {@code target/forge.war} and {@code liberty} are
 * @param runtime the unpacked Liberty
 * @param environment what servers are started with, besides what a measurement sets
 * @param nodes how many nodes, at least the threshold
 * @param repetitions how many calls of each kind count, one after the other
 * @param warmUp how many calls of each kind before, which do not count
 * @param clients how many prove at the same time where proofs a second are counted
 * @param heap each server's largest heap, as {@code -Xmx} writes it
 */
public record BlindBenchSettings(Path project, Path runtime, Map<String, String> environment, int nodes, int threshold,
    int repetitions, int warmUp, int clients, String heap) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is not what is allowed
   */
  public BlindBenchSettings {
    environment = Map.copyOf(environment);
    if (threshold < 1 || nodes < threshold || repetitions < 1 || warmUp < 0 || clients < 1) {
      throw new IllegalArgumentException("nodes " + nodes + ", threshold " + threshold + ", repetitions " + repetitions
          + ", warm-up " + warmUp + " and clients " + clients + " are not what can be measured");
    }
  }
}
