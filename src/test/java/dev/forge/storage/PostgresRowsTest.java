package dev.forge.storage;

import dev.forge.engine.Rows;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.PostgresForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows in PostgreSQL keep the contract. */
class PostgresRowsTest extends RowsContract {
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
