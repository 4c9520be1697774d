package dev.forge.launch;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where a server is reached from this machine. */
public record ServerAddresses(URI api, URI admin) {
  /** The addresses of a plan. */
  public static ServerAddresses of(ServerPlan plan) {
    return of(plan.reachableHost(), plan.port(), plan.httpsPort());
  }

  /** The addresses of a server that was laid out before. */
  public static Optional<ServerAddresses> of(ServerFolder server) throws IOException {
    Path file = server.folder().resolve("bootstrap.properties");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String host = properties.getProperty("forge.host");
    return Optional.of(of(host.equals("0.0.0.0") || host.equals("*") ? "127.0.0.1" : host,
        Integer.parseInt(properties.getProperty("forge.http.port")),
        Integer.parseInt(properties.getProperty("forge.https.port"))));
  }

  /** The human's way into the API. */
  public URI openApi() {
    return api.resolve("/openapi/ui/");
  }

  /** Says 200 once the server takes work. */
  public URI ready() {
    return api.resolve("/health/ready");
  }

  private static ServerAddresses of(String host, int port, int httpsPort) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return new ServerAddresses(URI.create("http://" + name + ":" + port + "/"),
        URI.create("https://" + name + ":" + httpsPort + "/adminCenter/"));
  }
}
