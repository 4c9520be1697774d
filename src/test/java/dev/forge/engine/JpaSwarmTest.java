package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The swarm's scenarios over rows in a database. */
class JpaSwarmTest extends SwarmScenarios {
  private JpaDatabase database;

  @BeforeEach
  void open() {
    database = new JpaDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  Rows rows() {
    return database.rows();
  }
}
