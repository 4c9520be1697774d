package dev.forge.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's file is written anew where it is large, with the same rows. */
class DatabaseCompactionTest {
  private static final int COMMITS = 400;

  @TempDir
  private Path folder;

  @Test
  void aLargeFileIsWrittenAnewAndASmallOneIsNot() throws Exception {
    ForgeHome home = new ForgeHome(folder);
    Path file = folder.resolve("database").resolve("forge.mv.db");
    new DatabaseCompaction(home, 0).run();
    assertTrue(Files.notExists(file), "none is made");
    fill(home);
    long before = Files.size(file);
    new DatabaseCompaction(home, before + 1).run();
    assertEquals(before, Files.size(file));
    new DatabaseCompaction(home, before).run();
    assertTrue(Files.size(file) < before / 4, before + " bytes before, " + Files.size(file) + " behind");
    assertEquals(COMMITS, rowsOf(home));
  }

  private static void fill(ForgeHome home) throws Exception {
    Files.createDirectories(home.database().getParent());
    try (Connection database = connect(home); Statement statement = database.createStatement()) {
      statement.execute("create table line(id integer primary key, text varchar(1000))");
      for (int i = 0; i < COMMITS; i++) {
        statement.execute("insert into line values (" + i + ", repeat('x', 100))");
      }
    }
  }

  private static int rowsOf(ForgeHome home) throws SQLException {
    try (Connection database = connect(home); Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from line")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Connection connect(ForgeHome home) throws SQLException {
    return DriverManager.getConnection(home.databaseUrl(), "sa", "");
  }
}
