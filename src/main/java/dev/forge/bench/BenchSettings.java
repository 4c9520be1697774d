package dev.forge.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to measure.
 *
 * @param home the folder with Forge's sources, where the others' programs are
 * @param workerCommand starts our process; the name of the case follows
 * @param peers the others wanted: gnark, snarkjs
 * @param repetitions rounds that count, at least 1
 * @param warmUp rounds before that do not
 * @param threads the threads of each prover
 * @param snarkjsRows the most rows that snarkjs is asked to prove
 * @param profile whether to take the parts of a proof one by one
 */
public record BenchSettings(Path home, List<String> workerCommand, List<String> peers, int repetitions, int warmUp,
    int threads, int snarkjsRows, boolean profile) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the one that is wrong
   */
  public BenchSettings {
    workerCommand = List.copyOf(workerCommand);
    peers = List.copyOf(peers);
    require(repetitions >= 1, "repetitions", repetitions);
    require(warmUp >= 0, "warm-up rounds", warmUp);
    require(threads >= 1, "threads", threads);
  }

  private static void require(boolean condition, String what, int value) {
    if (!condition) {
      throw new IllegalArgumentException("too few " + what + ": " + value);
    }
  }

  /** Starts our process for a case, with a heap that suffices for it. */
  List<String> worker(String name, HeapSize heap) {
    List<String> command = worker(name);
    command.addAll(command.indexOf("-cp"), heap.options());
    return command;
  }

  /** Starts our process for a case. */
  List<String> worker(String name) {
    List<String> command = new ArrayList<>(workerCommand);
    command.add(name);
    return command;
  }
}
