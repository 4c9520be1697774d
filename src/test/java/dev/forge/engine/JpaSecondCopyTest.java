package dev.forge.engine;

import dev.forge.fixtures.JpaDatabase;
import org.junit.jupiter.api.AutoClose;

/** Second copies over rows in a database. */
class JpaSecondCopyTest extends SecondCopyScenarios {
  @AutoClose
  private final JpaDatabase database = new JpaDatabase();

  @Override
  Rows rows() {
    return database.rows();
  }
}
