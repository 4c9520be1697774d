package dev.forge.blind.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.forge.blind.BlindMode;
import dev.forge.blind.NodeId;
import dev.forge.blind.coordinator.NodeFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that asks for a certificate, and coordinators with the right one, another, and none. */
class MutualTlsTest {
  private static final String PASSWORD = "of this test";

  @TempDir
  private Path folder;

  @Test
  void aNodeIsReachedWithATrustedCertificateAndNotOtherwise() throws Exception {
    for (String name : List.of("node", "coordinator", "stranger")) {
      keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
          "SAN=ip:127.0.0.1", "-keystore", store(name).toString());
      keytool("-exportcert", "-alias", name, "-keystore", store(name).toString(), "-file", certificate(name));
    }
    for (List<String> trust : List.of(List.of("node", "coordinator"), List.of("coordinator", "node"))) {
      keytool("-importcert", "-noprompt", "-alias", trust.get(1), "-file", certificate(trust.get(1)), "-keystore",
          store(trust.get(0) + "-trusts").toString());
    }
    HttpsServer server = node();
    try {
      URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
      assertEquals(Set.of(BlindMode.FROST), modes(address, Optional.of("coordinator")));
      assertThrows(NodeFailedException.class, () -> modes(address, Optional.of("stranger")));
      assertThrows(NodeFailedException.class, () -> modes(address, Optional.empty()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aStoreThatCannotBeOpenedIsNamedAndItsPasswordIsNot() {
    var refused = assertThrows(IllegalStateException.class,
        () -> MutualTls.context(store("missing"), store("missing"), PASSWORD));
    assertEquals(true, refused.getMessage().contains("missing.p12"));
    assertFalse(refused.getMessage().contains(PASSWORD));
  }

  private HttpsServer node() throws IOException {
    SSLContext context = MutualTls.context(store("node"), store("node-trusts"), PASSWORD);
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wanted = context.getDefaultSSLParameters();
        wanted.setNeedClientAuth(true);
        parameters.setSSLParameters(wanted);
      }
    });
    byte[] answer = "{\"status\":\"success\",\"data\":{\"node_id\":1,\"modes\":[\"frost\"]}}"
        .getBytes(StandardCharsets.UTF_8);
    server.createContext("/health", exchange -> {
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
    return server;
  }

  private Set<BlindMode> modes(URI address, Optional<String> who) throws Exception {
    SSLContext context = who.isPresent()
        ? MutualTls.context(store(who.get()), store("coordinator-trusts"), PASSWORD)
        : trustOnly();
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return new HttpNode(new NodeId(1), address, client, Duration.ofSeconds(60), Optional.empty()).modes();
    }
  }

  private SSLContext trustOnly() throws Exception {
    var trusted = java.security.KeyStore.getInstance(store("coordinator-trusts").toFile(), PASSWORD.toCharArray());
    var theirs = javax.net.ssl.TrustManagerFactory.getInstance(
        javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
    theirs.init(trusted);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, theirs.getTrustManagers(), null);
    return context;
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private String certificate(String name) {
    return folder.resolve(name + ".cer").toString();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
