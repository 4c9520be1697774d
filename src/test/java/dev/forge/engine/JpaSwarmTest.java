package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AutoClose;

/** The swarm's scenarios over rows in a database. */
class JpaSwarmTest extends SwarmScenarios {
  @AutoClose
  private final JpaDatabase database = new JpaDatabase();

  @Override
  Rows rows() {
    return database.rows();
  }
}
