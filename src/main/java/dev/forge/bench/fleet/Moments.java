package dev.forge.bench.fleet;

import dev.forge.launch.external.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds processes at the moments at which they are to be struck, and holds them there until they are. What is too short to be
 * met by chance the database makes longer: a lock on the table of proofs keeps whoever accepts inside its transaction; a
 * second database that is told of and does not exist keeps whoever commits waiting after the commit is on the disk. The
 * coordinators are told apart by the names that their connections give.
 */
final class Moments {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FOR_THE_ONE_MEANT = Duration.ofSeconds(3);
  private static final int LOOK_EVERY_MS = 5;
  private static final String HAVING_CHUNKS =
      "select distinct 'worker-' || lease_worker from chunk where state = 'LEASED'";
  private static final String ACCEPTING = "select distinct application_name from pg_stat_activity "
      + "where wait_event_type = 'Lock' and query ilike 'insert into proof%'";
  private static final String COMMITTING =
      "select distinct application_name from pg_stat_activity where wait_event = 'SyncRep'";

  private final LocalPostgres database;

  Moments(LocalPostgres database) {
    this.database = database;
  }

  /** Lets go of those that are held. */
  interface Release {
    /** Does so. */
    void run() throws SQLException;
  }

  /**
   * Processes at a moment.
   *
   * @param victim one of them; nothing where none came to it in time
   */
  record Held(Optional<String> victim, Release release) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      release.run();
    }
  }

  /** Waits, not for ever, until the process that a strike means, or else another one of its kind, is at the moment. */
  Held await(Strike strike) throws SQLException, InterruptedException {
    String meant = strike.victim();
    return switch (strike.moment()) {
      case ANY -> new Held(Optional.empty(), () -> {});
      case PROVING -> new Held(await(HAVING_CHUNKS, meant), () -> {});
      case ACCEPTING -> accepting(meant);
      case COMMITTING -> committing(meant);
    };
  }

  private Held accepting(String meant) throws SQLException, InterruptedException {
    Connection lock = open();
    try {
      lock.setAutoCommit(false);
      try (var statement = lock.createStatement()) {
        statement.execute("lock table proof in share mode");
      }
      return new Held(await(ACCEPTING, meant), lock::close);
    } catch (SQLException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Held committing(String meant) throws SQLException, InterruptedException {
    try {
      replicas("set synchronous_standby_names = 'nobody'");
      return new Held(await(COMMITTING, meant), () -> replicas("reset synchronous_standby_names"));
    } catch (SQLException | InterruptedException | RuntimeException e) {
      replicas("reset synchronous_standby_names");
      throw e;
    }
  }

  private void replicas(String change) throws SQLException {
    try (Connection connection = open(); var statement = connection.createStatement()) {
      statement.execute("alter system " + change);
      statement.execute("select pg_reload_conf()");
    }
  }

  private Optional<String> await(String query, String meant) throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    try (Connection connection = open(); PreparedStatement statement = connection.prepareStatement(query)) {
      while (System.nanoTime() - begin < PATIENCE.toNanos()) {
        List<String> there = names(statement);
        if (there.contains(meant)) {
          return Optional.of(meant);
        }
        if (!there.isEmpty() && System.nanoTime() - begin > FOR_THE_ONE_MEANT.toNanos()) {
          return Optional.of(there.getFirst());
        }
        Thread.sleep(LOOK_EVERY_MS);
      }
    }
    return Optional.empty();
  }

  private static List<String> names(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
