package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.PostgresForTests;
import org.junit.jupiter.api.AutoClose;

/** Second copies over rows in PostgreSQL. */
class PostgresSecondCopyTest extends SecondCopyScenarios {
  @AutoClose
  private final JpaDatabase database = PostgresForTests.open();

  @Override
  Rows rows() {
    return database.rows();
  }
}
