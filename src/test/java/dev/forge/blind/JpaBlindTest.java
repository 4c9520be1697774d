package dev.forge.blind;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.storage.BlindRows;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Nodes and coordinator over databases, which all tests share and each empties. */
class JpaBlindTest extends BlindStage
    implements
    SharingScenarios,
    ProvingScenarios,
    NonceScenarios,
    ModeScenarios,
    VerificationScenarios {
  private static final List<JpaDatabase> DATABASES = new ArrayList<>();
  private int next;

  @BeforeEach
  void begin() {
    next = 0;
  }

  @Override
  BlindRows rows() {
    String url = "jdbc:h2:mem:blind" + next + ";DB_CLOSE_DELAY=-1";
    if (next == DATABASES.size()) {
      DATABASES.add(new JpaDatabase(url));
    }
    empty(url);
    return DATABASES.get(next++).blindRows();
  }

  private static void empty(String url) {
    try (var connection = DriverManager.getConnection(url, "sa", ""); var statement = connection.createStatement()) {
      for (String table : List.of("blind_share", "blind_session", "blind_setup", "blind_node", "audit")) {
        statement.executeUpdate("delete from " + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void closeDatabases() {
    DATABASES.forEach(JpaDatabase::close);
    DATABASES.clear();
  }

  @Override
  public int many() {
    return 200;
  }
}
