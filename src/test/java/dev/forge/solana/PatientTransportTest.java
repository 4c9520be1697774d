package dev.forge.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.forge.solana.RpcException.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls are repeated, and what a node may ask for. */
class PatientTransportTest {
  private static final URI NODE = URI.create("http://node/");

  private final List<Duration> pauses = new ArrayList<>();
  private int calls;

  private PatientTransport over(RpcTransport transport) {
    return new PatientTransport(transport, pauses::add, new Random(7));
  }

  /** A node that fails so often and then answers. */
  private RpcTransport failing(int times, RpcException e) {
    return (endpoint, body) -> {
      calls++;
      if (calls <= times) {
        throw e;
      }
      return body;
    };
  }

  private void assertPauses(Duration atLeast, int times) {
    assertEquals(times, pauses.size());
    for (Duration pause : pauses) {
      long more = pause.minus(atLeast).toMillis();
      assertTrue(more >= 0 && more < 200, pauses::toString);
    }
    assertTrue(pauses.stream().distinct().count() > 1, () -> "no chance in " + pauses);
  }

  @Test
  void whoLimitsIsAskedAgainAfterTheTimeItAskedFor() {
    var limited = new RateLimitedException("fewer, please", Duration.ofSeconds(3));
    assertEquals("{}", over(failing(3, limited)).post(NODE, "{}"));
    assertPauses(Duration.ofSeconds(3), 3);
  }

  @Test
  void nobodyWaitsForHours() {
    var limited = new RateLimitedException("fewer, please", Duration.ofHours(3));
    over(failing(2, limited)).post(NODE, "{}");
    assertPauses(Duration.ofSeconds(20), 2);
  }

  @Test
  void whoIsDownIsAskedFiveTimes() {
    RpcException down = RpcException.of(Kind.UNREACHABLE, "it is down");
    assertEquals(down, assertThrows(RpcException.class, () -> over(failing(100, down)).post(NODE, "{}")));
    assertEquals(PatientTransport.MOST_TRIES, calls);
    assertPauses(Duration.ofMillis(400), PatientTransport.MOST_TRIES - 1);
  }

  @Test
  void anAnswerThatIsWrongIsNotAskedForAgain() {
    RpcException wrong = RpcException.of(Kind.MALFORMED, "nonsense");
    assertThrows(RpcException.class, () -> over(failing(1, wrong)).post(NODE, "{}"));
    assertEquals(1, calls);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "0, 0", "'Wed, 21 Oct 2026 07:28:00 GMT', 1", "-3, 1", "99999999999999, 1"})
  void theTimeThatANodeAsksForIsRead(String retryAfter, long seconds) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      exchange.sendResponseHeaders(429, -1);
      exchange.close();
    });
    server.start();
    try (var http = new HttpRpcTransport(Duration.ofSeconds(20))) {
      URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret-in-the-path");
      var limited = assertThrows(RateLimitedException.class, () -> http.post(node, "{}"));
      assertEquals(Duration.ofSeconds(seconds), limited.pause());
      assertTrue(!limited.getMessage().contains("secret"), limited.getMessage());
    } finally {
      server.stop(0);
    }
  }
}
