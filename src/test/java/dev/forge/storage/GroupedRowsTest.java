package dev.forge.storage;

import dev.forge.engine.Rows;
import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AutoClose;

/** Rows in a database whose units are committed together keep the contract. */
class GroupedRowsTest extends RowsContract {
  @AutoClose
  private final JpaDatabase database = new JpaDatabase();

  @Override
  Rows rows() {
    return database.groupedRows();
  }
}
