package dev.forge.configuration;

import java.net.URI;
import java.util.Optional;

/**
 * The broker through which coordinators ring for each other: Artemis. Without, each server keeps its own queue.
 *
 * @param user who may send and receive, where the broker asks
 */
public record BrokerSettings(String host, int port, String user, Optional<String> password) {
  private static final int USUAL_PORT = 61_616;

  /** The settings of a broker, where there are any. */
  public static Optional<BrokerSettings> of(Settings settings) {
    return settings.find("BROKER_URL").map(_ -> {
      URI url = URI.create(settings.matching("BROKER_URL", "", "tcp://[A-Za-z0-9.-]+(:[0-9]{1,5})?",
          "an address such as tcp://host:61616"));
      return new BrokerSettings(url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort(),
          settings.matching("BROKER_USER", "forge", "[A-Za-z0-9._@-]{1,63}",
              "1 to 63 letters, digits, or any of . _ @ -"),
          settings.secret("BROKER_PASSWORD", 1));
    });
  }

  @Override
  public String toString() {
    return "BrokerSettings[" + host + ":" + port + "]";
  }
}
