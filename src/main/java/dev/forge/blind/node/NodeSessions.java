package dev.forge.blind.node;

import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of a node's sessions. What is read is a copy, which only {@link #update} writes back. */
public interface NodeSessions {
  /**
   * Adds a session.
   *
   * @throws dev.forge.ledger.DuplicateKeyException if there is one of the same id
   */
  void insert(NodeSession session);

  /** The session of an id. */
  Optional<NodeSession> find(SessionId id);

  /** Writes a session back where it is in a state and unchanged since it was read; returns whether it was. */
  boolean update(NodeSession session, SessionState expected);

  /** At most so many sessions in a state that did not change since a time. */
  List<NodeSession> unchangedSince(SessionState state, Instant time, int most);

  /** How many sessions are in a state. */
  long count(SessionState state);

  /** Deletes at most so many idle sessions that did not change since a time; returns how many. */
  int deleteIdleBefore(Instant time, int most);

  /** Deletes all sessions of a setup. */
  void deleteOf(SetupId setup);
}
