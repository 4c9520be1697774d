package dev.forge.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.JpaDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database forbids by itself, beside a change that it allows. */
class MigrationsTest {
  private static final String URL = "jdbc:h2:mem:migrations;DB_CLOSE_DELAY=-1";

  private JpaDatabase database;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    database = new JpaDatabase(URL);
    connection = DriverManager.getConnection(URL, "sa", "");
    EngineWorld world = EngineWorld.mocked(database.rows(), Policies.DEFAULT);
    world.prepared("batch-1t.json");
    world.claim(EngineWorld.ONE);
  }

  @AfterEach
  void close() throws SQLException {
    connection.createStatement().execute("shutdown");
    database.close();
  }

  @Test
  void statesThatDoNotExistAreRefused() throws SQLException {
    for (String table : List.of("worker", "batch", "chunk", "attempt", "proof_job", "event")) {
      var refused =
          assertThrows(SQLException.class, () -> update("update " + table + " set state = 'ELSEWHERE'"), table);
      assertEquals("23513", refused.getSQLState(), table);
    }
    assertTrue(update("update worker set state = 'LOST'") > 0);
  }

  @Test
  void aLeaseIsWholeOrThereIsNone() throws SQLException {
    refused("update chunk set lease_token = null");
    refused("update chunk set lease_worker = null");
    refused("update chunk set lease_expires_at = null");
    refused("update chunk set state = 'PROVED'");
    assertEquals(1, update("update chunk set state = 'PENDING', lease_token = null, lease_worker = null, "
        + "lease_expires_at = null, lease_deadline = null"));
  }

  @Test
  void aBatchThatEndedHasNoKey() throws SQLException {
    refused("update batch set state = 'FAILED', terminal_at = 1");
    refused("update batch set state = 'FAILED', wrapped_key = null");
    assertEquals(1, update("update batch set state = 'FAILED', terminal_at = 1, wrapped_key = null"));
  }

  @Test
  void aJobThatFailedHoldsNoContent() throws SQLException {
    refused("update proof_job set state = 'FAILED', completed_at = 1");
    assertEquals(1, update("update proof_job set state = 'FAILED', completed_at = 1, content_digest = null"));
  }

  @Test
  void queriesThatRunInLoopsUseAnIndex() throws SQLException {
    indexed("select count(*) from batch where terminal_at is null", "BATCH_BY_END");
    indexed("select * from proof_job where content_digest = 'x'", "CONSTRAINT_INDEX");
    indexed("select * from event where job_id = 'x' and event_id > 3 order by event_id", "PRIMARY_KEY");
    indexed("select count(*) from proof_job where state = 'PENDING'", "PROOF_JOB_BY_STATE");
  }

  @Test
  void whatTakesTheFirstOfManyReadsThemInTheOrderOfAnIndex() throws SQLException {
    sorted("select * from chunk e where e.state = ? and e.available_at <= ? "
        + "order by e.state, e.available_at, e.chunk_index fetch first 1 rows only");
    sorted("select id from chunk where state = 'PENDING' and available_at <= ? "
        + "order by state, available_at, chunk_index fetch first 5 rows only");
    sorted("select id from chunk where state = 'LEASED' and lease_expires_at <= ? order by state, lease_expires_at");
    sorted("select id from batch where state = ? order by state, submitted_at");
    sorted("select proving_time_ms from proof where circuit = ? order by circuit, accepted_at desc");
  }

  private void sorted(String query) throws SQLException {
    try (var statement = connection.prepareStatement("explain " + query)) {
      for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
        statement.setString(i, "5");
      }
      try (var plan = statement.executeQuery()) {
        plan.next();
        assertTrue(plan.getString(1).contains("index sorted"), plan.getString(1));
      }
    }
  }

  private void indexed(String query, String index) throws SQLException {
    try (var statement = connection.createStatement(); var plan = statement.executeQuery("explain " + query)) {
      plan.next();
      String text = plan.getString(1);
      assertTrue(text.contains("PUBLIC." + index) && !text.contains("tableScan"), text);
    }
  }

  private void refused(String statement) {
    assertEquals("23513", assertThrows(SQLException.class, () -> update(statement), statement).getSQLState());
  }

  private int update(String statement) throws SQLException {
    try (var updating = connection.createStatement()) {
      return updating.executeUpdate(statement);
    }
  }
}
