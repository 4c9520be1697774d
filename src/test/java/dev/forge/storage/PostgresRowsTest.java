package dev.forge.storage;

import dev.forge.engine.Rows;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.PostgresForTests;
import org.junit.jupiter.api.AutoClose;

/** Rows in PostgreSQL keep the contract. */
class PostgresRowsTest extends RowsContract {
  @AutoClose
  private final JpaDatabase database = PostgresForTests.open();

  @Override
  Rows rows() {
    return database.rows();
  }
}
