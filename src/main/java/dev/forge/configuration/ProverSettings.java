package dev.forge.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Who proves.
 *
 * @param mock whether proofs are mocks
 * @param mockDelay how long a mock proof takes
 * @param circuits where the external tools' circuits are; with it they prove, without it this process does
 * @param nargo the tool that executes, by its name or file
 * @param sunspot the tool that proves, by its name or file
 * @param warmUp whether circuits that have keys are loaded at the start
 * @param maxConcurrentProofs how many proofs are made at the same time, at least 1
 */
public record ProverSettings(boolean mock, Duration mockDelay, Optional<Path> circuits, String nargo,
    String sunspot, boolean warmUp,
    int maxConcurrentProofs) {
  private static final int LONGEST_DELAY_MS = 3_600_000;

  static ProverSettings of(Role role, Settings settings) {
    boolean worker = role == Role.WORKER;
    int delay = worker ? settings.integer("MOCK_DELAY_MS", 500, 0, LONGEST_DELAY_MS)
        : settings.integer("MOCK_PROVER_DELAY_MS", 1000, 0, LONGEST_DELAY_MS);
    return new ProverSettings(settings.flag("MOCK_PROVER", false), Duration.ofMillis(delay),
        settings.folder(worker ? "CIRCUIT_PATH" : "CIRCUIT_TARGET_PATH"),
        settings.text("NARGO", "nargo"), settings.text("SUNSPOT", "sunspot"), settings.flag("WARM_UP", true),
        settings.integer("MAX_CONCURRENT_JOBS", worker ? 2 : 4, 1, 1024));
  }
}
