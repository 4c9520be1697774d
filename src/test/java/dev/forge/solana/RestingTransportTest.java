package dev.forge.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.HandClock;
import dev.forge.solana.RpcException.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which nodes are asked, and which are left alone for a while. */
class RestingTransportTest {
  private static final URI FIRST = URI.create("http://first/");
  private static final URI SECOND = URI.create("http://second/");

  private final HandClock clock = new HandClock();
  private final List<URI> asked = new ArrayList<>();
  private Optional<RpcException> fault = Optional.empty();
  private final RestingTransport transport = new RestingTransport((endpoint, body) -> {
    asked.add(endpoint);
    fault.ifPresent(e -> {
      throw e;
    });
    return body;
  }, clock);

  private void failsWith(RpcException e) {
    fault = Optional.of(e);
  }

  private RpcException assertFails(URI endpoint) {
    return assertThrows(RpcException.class, () -> transport.post(endpoint, "{}"));
  }

  private static RpcException down() {
    return RpcException.of(Kind.UNREACHABLE, "it is down");
  }

  @Test
  void aNodeThatLimitsIsLeftAloneForAsLongAsItSaid() {
    failsWith(new RateLimitedException("fewer, please", Duration.ofSeconds(7)));
    assertFails(FIRST);
    fault = Optional.empty();
    clock.pass(Duration.ofMillis(6_999));
    RpcException resting = assertFails(FIRST);
    assertEquals(Kind.RATE_LIMITED, resting.kind());
    assertTrue(resting.getMessage().startsWith("fewer, please, and is not asked before 2026-01-01T00:00:07Z"),
        resting.getMessage());
    assertEquals("{}", transport.post(SECOND, "{}"));
    clock.pass(Duration.ofMillis(1));
    assertEquals("{}", transport.post(FIRST, "{}"));
    assertEquals(List.of(FIRST, SECOND, FIRST), asked);
  }

  @Test
  void noNodeIsLeftAloneForMoreThanAMinute() {
    failsWith(new RateLimitedException("fewer, please", Duration.ofDays(1)));
    assertFails(FIRST);
    fault = Optional.empty();
    clock.pass(Duration.ofMinutes(1));
    assertEquals("{}", transport.post(FIRST, "{}"));
  }

  @Test
  void aNodeThatFailsAgainAndAgainRestsAndIsThenTriedOnce() {
    failsWith(down());
    for (int i = 0; i < RestingTransport.MOST_FAILURES + 5; i++) {
      assertFails(FIRST);
    }
    assertEquals(RestingTransport.MOST_FAILURES, asked.size());
    clock.pass(RestingTransport.REST);
    assertFails(FIRST);
    assertFails(FIRST);
    assertEquals(RestingTransport.MOST_FAILURES + 1, asked.size(), "one trial, which fails");
    clock.pass(RestingTransport.REST);
    fault = Optional.empty();
    assertEquals("{}", transport.post(FIRST, "{}"));
    assertEquals("{}", transport.post(FIRST, "{}"));
  }

  @Test
  void oneAnswerIsEnoughToBeginToCountAnew() {
    for (int i = 0; i < 3 * RestingTransport.MOST_FAILURES; i++) {
      failsWith(down());
      for (int failures = 1; failures < RestingTransport.MOST_FAILURES; failures++) {
        assertFails(FIRST);
      }
      fault = Optional.empty();
      assertEquals("{}", transport.post(FIRST, "{}"));
    }
  }

  @Test
  void duringATrialNobodyElseAsks() {
    List<RpcException> meanwhile = new ArrayList<>();
    var nested = new RestingTransport[1];
    List<String> calls = new ArrayList<>();
    nested[0] = new RestingTransport((endpoint, body) -> {
      calls.add(body);
      if (body.equals("trial")) {
        meanwhile.add(assertThrows(RpcException.class, () -> nested[0].post(endpoint, "another")));
        return body;
      }
      throw down();
    }, clock);
    for (int i = 0; i < RestingTransport.MOST_FAILURES; i++) {
      assertThrows(RpcException.class, () -> nested[0].post(FIRST, "failing"));
    }
    clock.pass(RestingTransport.REST);
    assertEquals("trial", nested[0].post(FIRST, "trial"));
    assertEquals(1, meanwhile.size());
    assertEquals(RestingTransport.MOST_FAILURES + 1, calls.size(), calls::toString);
  }
}
