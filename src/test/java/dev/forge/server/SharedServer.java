package dev.forge.server;

import java.io.IOException;
import java.util.Map;

/** One server with the mock prover for all tests that only talk to it; started by the first of them, ended with the JVM. */
public final class SharedServer {
  private static RunningServer server;

  private SharedServer() {}

  /** The server. */
  public static synchronized RunningServer get() throws IOException, InterruptedException {
    if (server == null) {
      RunningServer started = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "100"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
      server = started;
    }
    return server;
  }

  private static void close(RunningServer server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("the server of the tests could not be ended", e);
    }
  }
}
