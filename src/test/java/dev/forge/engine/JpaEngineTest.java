package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AutoClose;

/** The scenarios over rows in a database. */
class JpaEngineTest extends EngineScenarios {
  @AutoClose
  private final JpaDatabase database = new JpaDatabase();

  @Override
  Rows rows() {
    return database.rows();
  }
}
