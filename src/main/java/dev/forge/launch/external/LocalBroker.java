package dev.forge.launch.external;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Artemis in a process of its own, on a free port of the loopback address, with its messages in a temporary folder. Its
 * libraries are those that the build fetched. It can be killed and started again with what it kept.
 */
public final class LocalBroker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String CONFIGURATION = """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration xmlns="urn:activemq">
        <core xmlns="urn:activemq:core">
          <name>forge</name>
          <journal-type>NIO</journal-type>
          <security-enabled>false</security-enabled>
          <max-disk-usage>-1</max-disk-usage>
          <global-max-size>48M</global-max-size>
          <journal-file-size>1M</journal-file-size>
          <acceptors><acceptor name="core">tcp://127.0.0.1:PORT?protocols=CORE</acceptor></acceptors>
        </core>
      </configuration>
      """;

  private final Path folder;
  private final Path libraries;
  private final int port;
  private final KillableServer server;
  private final Thread atExit = new Thread(this::end);

  private LocalBroker(Path folder, Path libraries, int port) {
    this.folder = folder;
    this.libraries = libraries;
    this.port = port;
    server = new KillableServer("Artemis", folder.resolve("log"), PATIENCE);
  }

  /**
   * Starts a broker.
   *
   * @param project where the build put the libraries, under {@code target/external/artemis}
   * @throws NotStartedException if it cannot be had here, with the reason
   */
  public static LocalBroker start(Path project) throws InterruptedException {
    Path libraries = project.resolve("target/external/artemis").toAbsolutePath();
    if (!Files.isDirectory(libraries)) {
      throw new NotStartedException(libraries + " is missing: run 'mvn process-classes'");
    }
    try {
      LocalBroker broker =
          new LocalBroker(Files.createTempDirectory("forge-artemis"), libraries, Programs.freePort());
      Files.createDirectories(broker.folder.resolve("etc"));
      Files.writeString(broker.folder.resolve("etc/broker.xml"),
          CONFIGURATION.replace("PORT", String.valueOf(broker.port)));
      Runtime.getRuntime().addShutdownHook(broker.atExit);
      broker.startAgain();
      return broker;
    } catch (IOException e) {
      throw new NotStartedException("Artemis cannot be started: " + e.getMessage(), e);
    }
  }

  /** Starts it with what it kept. */
  public void startAgain() throws InterruptedException {
    List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
        libraries + "/*", "org.apache.activemq.artemis.core.server.embedded.Main", folder.toString());
    server.start(command, this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The environment variables that have a server use it. */
  public Map<String, String> variables() {
    return Map.of("BROKER_URL", "tcp://127.0.0.1:" + port);
  }

  /** Its process. */
  public ProcessHandle process() {
    return server.handle();
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    server.kill();
  }

  /** Ends it and deletes its folder. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private void end() {
    server.running().ifPresent(running -> {
      try {
        server.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Programs.delete(folder);
  }
}
