package dev.forge.blind;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.storage.BlindRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Nodes and coordinator over databases. */
class JpaBlindTest extends BlindScenarios {
  private final List<JpaDatabase> databases = new ArrayList<>();

  @Override
  BlindRows rows() {
    JpaDatabase database = new JpaDatabase();
    databases.add(database);
    return database.blindRows();
  }

  @AfterEach
  void closeDatabases() {
    databases.forEach(JpaDatabase::close);
  }

  @Override
  int many() {
    return 200;
  }
}
