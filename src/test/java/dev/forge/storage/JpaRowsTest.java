package dev.forge.storage;

import dev.forge.engine.Rows;
import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows in a database keep the contract. */
class JpaRowsTest extends RowsContract {
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
