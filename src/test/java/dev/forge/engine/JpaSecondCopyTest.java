package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Second copies over rows in a database. */
class JpaSecondCopyTest extends SecondCopyScenarios {
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
