package dev.forge.bench.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is measured of the server, and how long.
 *
 * @param project where {@code target/forge.war}, {@code liberty} and {@code examples} are
 * @param runtime the unpacked Liberty
 * @param environment what the server is started with, besides what a measurement sets
 * @param levels how many jobs are in the database at the beginning, one measurement each
 * @param clients how many submit at the same time, at least 1
 * @param seconds how long each load of submissions lasts, at least 1
 * @param heap the server's largest heap, as {@code -Xmx} writes it
 * @param transfers how many a single large batch has; 0 for no such batch
 * @param keep whether the servers' folders are kept
 * @param profile whether it is recorded which parts the processors' time goes to, which takes a little of it
 * @param server further options of the server's virtual machine
 */
public record ServerBenchSettings(Path project, Path runtime, Map<String, String> environment, List<Integer> levels,
    int clients, int seconds, String heap, int transfers, boolean keep, boolean profile,
    List<String> server) {
  /**
   * Checks the ranges and copies.
   *
   * @throws IllegalArgumentException if one is not what is allowed
   */
  public ServerBenchSettings {
    environment = Map.copyOf(environment);
    levels = List.copyOf(levels);
    server = List.copyOf(server);
    if (clients < 1 || seconds < 1 || levels.stream().anyMatch(level -> level < 1)) {
      throw new IllegalArgumentException(
          "clients " + clients + ", seconds " + seconds + " and jobs " + levels + " must be positive");
    }
  }

  /** The same with one more option of the virtual machine. */
  ServerBenchSettings with(String option) {
    return new ServerBenchSettings(project, runtime, environment, levels, clients, seconds, heap, transfers, keep,
        profile,
        Stream.concat(server.stream(), Stream.of(option)).toList());
  }
}
