package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.PostgresForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Second copies over rows in PostgreSQL. */
class PostgresSecondCopyTest extends SecondCopyScenarios {
  private JpaDatabase database;

  @BeforeEach
  void open() {
    database = PostgresForTests.open();
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  Rows rows() {
    return database.rows();
  }
}
