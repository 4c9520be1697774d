package dev.forge.blind.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.forge.blind.BlindMode;
import dev.forge.blind.NodeId;
import dev.forge.blind.coordinator.NodeFailedException;
import dev.forge.fixtures.Certificates;
import dev.forge.launch.NodeCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that asks for a certificate, and coordinators with the right one, another, and none. */
class MutualTlsTest {
  @TempDir
  private Path folder;

  @Test
  void aNodeIsReachedWithATrustedCertificateAndNotOtherwise() throws Exception {
    List<Path> ours = new NodeCertificates(folder.resolve("ours")).make(List.of("127.0.0.1", "localhost"));
    List<Path> others = new NodeCertificates(folder.resolve("others")).make(List.of("127.0.0.1"));
    Certificates coordinator = new Certificates(ours.get(0));
    HttpsServer first = node(new Certificates(ours.get(1)));
    HttpsServer second = node(new Certificates(ours.get(2)));
    HttpsServer another = node(new Certificates(others.get(1)));
    try {
      assertEquals(Set.of(BlindMode.FROST), modes("127.0.0.1", first, coordinator.context()));
      assertEquals(Set.of(BlindMode.FROST), modes("localhost", second, coordinator.context()));
      SSLContext stranger = coordinator.withKeyOf(Optional.of(new Certificates(others.getFirst())));
      assertThrows(NodeFailedException.class, () -> modes("127.0.0.1", first, stranger));
      SSLContext nobody = coordinator.withKeyOf(Optional.empty());
      assertThrows(NodeFailedException.class, () -> modes("127.0.0.1", first, nobody));
      assertThrows(NodeFailedException.class, () -> modes("localhost", first, coordinator.context()),
          "the name is not its own");
      assertThrows(NodeFailedException.class, () -> modes("127.0.0.1", another, coordinator.context()),
          "the node is not ours");
    } finally {
      List.of(first, second, another).forEach(server -> server.stop(0));
    }
  }

  @Test
  void keysAreTheirOwnersAloneAndNeverOverwritten() throws Exception {
    NodeCertificates certificates = new NodeCertificates(folder.resolve("once"));
    List<Path> made = certificates.make(List.of("node.example"));
    assertEquals(List.of(folder.resolve("once/coordinator"), folder.resolve("once/node-1")), made);
    for (Path each : made) {
      assertEquals(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE), Files.getPosixFilePermissions(each));
    }
    assertTrue(assertThrows(IOException.class, () -> certificates.make(List.of("node.example"))).getMessage()
        .contains("is there already"));
    assertThrows(IllegalArgumentException.class,
        () -> new NodeCertificates(folder.resolve("none")).make(List.of("a host")));
  }

  @Test
  void aStoreThatCannotBeOpenedIsNamedAndItsPasswordIsNot() {
    Path missing = folder.resolve("missing.p12");
    var refused = assertThrows(IllegalStateException.class, () -> MutualTls.context(missing, missing, "a password"));
    assertTrue(refused.getMessage().contains("missing.p12"));
    assertFalse(refused.getMessage().contains("a password"));
  }

  private static HttpsServer node(Certificates own) throws Exception {
    SSLContext context = own.context();
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

  private static Set<BlindMode> modes(String host, HttpsServer server, SSLContext context) {
    URI address = URI.create("https://" + host + ":" + server.getAddress().getPort());
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return new HttpNode(new NodeId(1), address, client, Duration.ofSeconds(60), Optional.empty()).modes();
    }
  }
}
