package dev.forge.solana;

import dev.forge.solana.RpcException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A circuit breaker for each node: one that failed {@value #MOST_FAILURES} times in a row is not asked for a while, then by
 * one caller on trial; one that asked for fewer requests is left alone for as long as it said. Nobody waits: the call fails at
 * once, and the next node is asked. Safe for use by several threads.
 */
public final class RestingTransport implements RpcTransport {
  /** How often a node may fail in a row. */
  public static final int MOST_FAILURES = 3;

  /** How long one rests that failed so often. */
  public static final Duration REST = Duration.ofSeconds(10);

  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final Condition WELL = new Condition(0, Instant.MIN, Kind.UNREACHABLE, "");

  private final RpcTransport transport;
  private final InstantSource clock;
  private final Map<URI, Condition> nodes = new ConcurrentHashMap<>();

  /** How a node is: its failures in a row, until when it rests, and why. */
  private record Condition(int failures, Instant restsUntil, Kind kind, String why) {
    boolean rests(Instant now) {
      return now.isBefore(restsUntil);
    }

    Condition until(Instant time) {
      return new Condition(failures, time, kind, why);
    }
  }

  /** A way to nodes that is spared where it leads nowhere. */
  public RestingTransport(RpcTransport transport, InstantSource clock) {
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public String post(URI endpoint, String body) {
    requireAwake(endpoint);
    try {
      String answer = transport.post(endpoint, body);
      nodes.remove(endpoint);
      return answer;
    } catch (RateLimitedException e) {
      Duration pause = e.pause().compareTo(LONGEST_REST) < 0 ? e.pause() : LONGEST_REST;
      nodes.merge(endpoint, new Condition(0, clock.instant().plus(pause), e.kind(), e.getMessage()),
          (before, now) -> new Condition(before.failures, now.restsUntil, now.kind, now.why));
      throw e;
    } catch (RpcException e) {
      nodes.compute(endpoint, (_, before) -> failedOnceMore(before == null ? WELL : before, e));
      throw e;
    }
  }

  /** Lets one caller through where the rest is over; the others wait for what comes of it. */
  private void requireAwake(URI endpoint) {
    Instant now = clock.instant();
    nodes.computeIfPresent(endpoint, (_, condition) -> {
      if (condition.rests(now)) {
        throw RpcException.of(condition.kind, condition.why + ", and is not asked before " + condition.restsUntil);
      }
      return condition.failures >= MOST_FAILURES ? condition.until(now.plus(REST)) : condition;
    });
  }

  private Condition failedOnceMore(Condition before, RpcException e) {
    int failures = before.failures + 1;
    Instant until = failures >= MOST_FAILURES ? clock.instant().plus(REST) : Instant.MIN;
    return new Condition(failures, until, e.kind(), e.getMessage());
  }
}
