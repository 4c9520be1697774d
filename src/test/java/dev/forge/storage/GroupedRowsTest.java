package dev.forge.storage;

import dev.forge.engine.Rows;
import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows in a database whose units are committed together keep the contract. */
class GroupedRowsTest extends RowsContract {
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
    return database.groupedRows();
  }
}
