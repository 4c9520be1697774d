package dev.forge.blind.node;

import dev.forge.blind.SessionId;
import dev.forge.zk.schnorr.SecretNonces;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The nonces whose challenge has not come, in memory alone. Each is taken out once, by one caller. */
final class WaitingNonces {
  private final Map<SessionId, Waiting> waiting = new ConcurrentHashMap<>();

  private record Waiting(SecretNonces nonces, Instant since) {}

  int size() {
    return waiting.size();
  }

  void put(SessionId session, SecretNonces nonces, Instant now) {
    Waiting other = waiting.putIfAbsent(session, new Waiting(nonces, now));
    if (other != null) {
      nonces.close();
      throw new IllegalStateException("session " + session + " has nonces already");
    }
  }

  Optional<SecretNonces> take(SessionId session) {
    return Optional.ofNullable(waiting.remove(session)).map(Waiting::nonces);
  }

  /** Erases those that have waited since before a time. */
  void eraseBefore(Instant time) {
    waiting.forEach((session, each) -> {
      if (each.since().isBefore(time)) {
        take(session).ifPresent(SecretNonces::close);
      }
    });
  }

  void eraseAll() {
    waiting.keySet().forEach(session -> take(session).ifPresent(SecretNonces::close));
  }
}
