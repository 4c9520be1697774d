package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.PostgresForTests;
import org.junit.jupiter.api.AutoClose;

/** The scenarios over rows in PostgreSQL. */
class PostgresEngineTest extends EngineScenarios {
  @AutoClose
  private final JpaDatabase database = PostgresForTests.open();

  @Override
  Rows rows() {
    return database.rows();
  }
}
