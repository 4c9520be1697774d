package dev.forge.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes the embedded database's file anew before a server starts on it, where it has become large: what is written there is
 * never overwritten ({@link ForgeHome#databaseUrl}), so that it also holds all that is not needed any more. The new file
 * takes the old one's place by a rename.
 */
record DatabaseCompaction(ForgeHome home, long worthBytes) {
  private static final System.Logger LOG = System.getLogger(DatabaseCompaction.class.getName());
  private static final long WORTH_BYTES = 256L << 20;

  /** Of a data folder's database, where the file has 256 MiB or more. */
  static DatabaseCompaction of(ForgeHome home) {
    return new DatabaseCompaction(home, WORTH_BYTES);
  }

  /** Does it if it is worth it; a database that another process has, or that cannot be opened, is left as it is. */
  void run() throws IOException {
    Path file = home.database().resolveSibling(home.database().getFileName() + ".mv.db");
    if (!Files.exists(file) || Files.size(file) < worthBytes) {
      return;
    }
    try (Connection database = DriverManager.getConnection(home.databaseUrl() + ";IFEXISTS=TRUE", "sa", "");
        Statement statement = database.createStatement()) {
      statement.execute("shutdown compact");
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "the database's file stays as large as it is: " + e.getMessage());
    }
  }
}
