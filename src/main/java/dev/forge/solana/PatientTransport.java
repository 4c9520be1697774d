package dev.forge.solana;

import dev.forge.solana.RpcException.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Calls that are tried again: after the time that a node asks for where it limits requests, and shortly after one that does
 * not answer, each time a little later by chance. For commands, which nobody else repeats. Safe for use by several threads.
 */
public final class PatientTransport implements RpcTransport {
  /** How often one call is tried. */
  public static final int MOST_TRIES = 5;

  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int JITTER_MS = 200;

  private final RpcTransport transport;
  private final Pause pause;
  private final RandomGenerator random;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when the time has passed. */
    void take(Duration time) throws InterruptedException;
  }

  /** A way to nodes that is tried again. */
  public PatientTransport(RpcTransport transport, Pause pause, RandomGenerator random) {
    this.transport = transport;
    this.pause = pause;
    this.random = random;
  }

  @Override
  public String post(URI endpoint, String body) {
    for (int tries = 1;; tries++) {
      try {
        return transport.post(endpoint, body);
      } catch (RpcException e) {
        if (tries == MOST_TRIES || e.kind() == Kind.MALFORMED) {
          throw e;
        }
        rest(e);
      }
    }
  }

  private void rest(RpcException cause) {
    Duration asked = cause instanceof RateLimitedException limited ? limited.pause() : SHORT;
    Duration time = (asked.compareTo(LONGEST) < 0 ? asked : LONGEST).plusMillis(random.nextInt(JITTER_MS));
    try {
      pause.take(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RpcException.of(Kind.UNREACHABLE, "interrupted while waiting to ask again: " + cause.getMessage(), e);
    }
  }
}
