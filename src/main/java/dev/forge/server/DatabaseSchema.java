package dev.forge.server;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings the database to the schema this program was built with. Forward only. */
final class DatabaseSchema {
  private final Flyway flyway;

  DatabaseSchema(DataSource database, ClassLoader migrations) {
    flyway = Flyway.configure(migrations).dataSource(database).locations("classpath:db/migration")
        .cleanDisabled(true).validateMigrationNaming(true).load();
  }

  /**
   * Applies what is missing.
   *
   * @return the version the schema has now
   * @throws IllegalStateException if migrations cannot be found, or something is left to do, or the database is ahead
   * @throws org.flywaydb.core.api.FlywayException if a migration fails or was changed after it was applied
   */
  String migrate() {
    flyway.migrate();
    MigrationInfoService state = flyway.info();
    MigrationInfo current = state.current();
    if (current == null || state.all().length == 0) {
      throw new IllegalStateException("no migrations found in db/migration");
    }
    if (state.pending().length > 0) {
      throw new IllegalStateException("migration " + state.pending()[0].getVersion() + " is still not applied");
    }
    flyway.validate();
    return current.getVersion().getVersion();
  }
}
