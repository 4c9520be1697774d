package dev.forge.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All settings of a server.
 *
 * @param home the data folder
 * @param workerNumber the server's number as a worker, from 0 to 2^31 - 1
 * @param workers workers that are called
 */
public record ForgeSettings(Role role, Path home, int workerNumber, List<ListedWorker> workers,
    CoordinatorSettings coordinator,
    ProverSettings prover, SettlementSettings settlement, NodeSettings nodes, AccessSettings access,
    FleetSettings fleet, BlindSettings blind) {
  /**
   * The settings of environment variables.
   *
   * @throws InvalidSettingException for the first that is not what is allowed
   */
  public static ForgeSettings of(Role role, Map<String, String> environment) {
    var settings = new Settings(environment);
    return new ForgeSettings(role, home(settings), settings.integer("WORKER_ID", 1, 0, Integer.MAX_VALUE),
        settings.workers("WORKERS"), CoordinatorSettings.of(settings), ProverSettings.of(role, settings),
        SettlementSettings.of(settings), NodeSettings.of(settings), AccessSettings.of(settings),
        FleetSettings.of(settings), BlindSettings.of(settings));
  }

  /** The settings of a server's own environment, which names its role too. */
  public static ForgeSettings ofServer(Map<String, String> environment) {
    String word = new Settings(environment).text("FORGE_ROLE", Role.ALL.word());
    Role role = List.of(Role.values()).stream().filter(known -> known.word().equals(word)).findFirst()
        .orElseThrow(() -> new InvalidSettingException("FORGE_ROLE", word, "one of " + List.of(Role.values())));
    return of(role, environment);
  }

  private static Path home(Settings settings) {
    return settings.find("FORGE_HOME").map(Path::of).orElse(Path.of(System.getProperty("user.home"), ".forge"));
  }
}
