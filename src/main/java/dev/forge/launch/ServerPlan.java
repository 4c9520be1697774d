package dev.forge.launch;

import dev.forge.configuration.BrokerSettings;
import dev.forge.configuration.DatabaseSettings;
import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.configuration.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * How one server is to run.
 *
 * @param name of the server: the role's word, with a number behind it where several of the role run
 * @param host the address it listens on
 * @param port of HTTP, 1 to 65535
 * @param httpsPort of HTTPS, with the Admin Center
 * @param messagingPort at which workers elsewhere hear a coordinator's queue
 * @param provingThreads how many proofs are made at the same time, at least 1
 * @param heap the largest heap, as {@code -Xmx} writes it
 * @param adminUser who may enter the Admin Center
 * @param database PostgreSQL, where the rows are not in a file
 * @param broker Artemis, where the queue is not in the server
 * @param adminPassword that user's password, where one is given
 */
public record ServerPlan(Role role, String name, String host, int port, int httpsPort, int messagingPort,
    int provingThreads,
    String heap,
    String adminUser, Optional<String> adminPassword, Optional<DatabaseSettings> database,
    Optional<BrokerSettings> broker) {
  private static final int LARGEST_PORT = 65_535;

  /**
   * The plan of the environment variables.
   *
   * @param port instead of {@code PORT}
   * @param workers instead of {@code MAX_CONCURRENT_JOBS}
   * @throws dev.forge.configuration.InvalidSettingException if a variable is not what is allowed
   */
  public static ServerPlan of(Role role, Optional<Integer> port, Optional<Integer> workers,
      Map<String, String> environment) {
    var settings = new Settings(environment);
    ForgeSettings.of(role, environment);
    int http = settings.integer("PORT", port, role.usualPort(), 1, LARGEST_PORT);
    int usualHttps = http + 1363 <= LARGEST_PORT ? http + 1363 : http - 1363;
    return new ServerPlan(role, nameOf(role, settings), settings.text("HOST", "127.0.0.1"), http,
        settings.integer("HTTPS_PORT", Optional.empty(), usualHttps, 1, LARGEST_PORT),
        settings.integer("MESSAGING_PORT", 7276, 1, LARGEST_PORT),
        settings.integer("MAX_CONCURRENT_JOBS", workers, role == Role.WORKER ? 2 : 4, 1, 1024),
        settings.matching("FORGE_HEAP", "4g", "[1-9][0-9]*[mg]", "a size such as 4g or 2500m"),
        settings.matching("FORGE_ADMIN_USER", "admin", "[A-Za-z0-9._@-]{1,64}",
            "1 to 64 letters, digits, or any of . _ @ -"),
        settings.find("FORGE_ADMIN_PASSWORD"), role == Role.WORKER ? Optional.empty() : DatabaseSettings.of(settings),
        role == Role.ALL || role == Role.COORDINATOR ? BrokerSettings.of(settings) : Optional.empty());
  }

  /** The name of a role's server: {@code FORGE_INSTANCE} numbers those of which several run on one machine. */
  public static String nameOf(Role role, Settings settings) {
    return settings.find("FORGE_INSTANCE")
        .map(_ -> role.word() + "-" + settings.integer("FORGE_INSTANCE", 0, 0, Integer.MAX_VALUE)).orElse(role.word());
  }

  /** The host by which this machine reaches the server. */
  public String reachableHost() {
    return host.equals("0.0.0.0") || host.equals("*") ? "127.0.0.1" : host;
  }
}
