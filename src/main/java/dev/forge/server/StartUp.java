package dev.forge.server;

import dev.forge.configuration.ForgeSettings;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.sql.DataSource;

/** What must hold before anything else of the server runs; where it does not, the server's log says why and it stays down. */
@ApplicationScoped
public class StartUp {
  private static final Logger LOG = System.getLogger(StartUp.class.getName());

  /** Of the observer that brings the schema up to date; whoever needs the database comes later. */
  static final int PRIORITY = 1;

  @Resource(lookup = "jdbc/forge")
  private DataSource database;

  private volatile Optional<String> schemaVersion = Optional.empty();

  /** First of all observers. */
  void begin(@Observes @Priority(PRIORITY) Startup event) {
    try {
      ForgeSettings.ofServer(System.getenv());
      schemaVersion = Optional.of(new DatabaseSchema(database, StartUp.class.getClassLoader()).migrate());
      LOG.log(Level.INFO, "the schema is at version {0}", schemaVersion.get());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Forge cannot start: " + e.getMessage(), e);
      throw e;
    }
  }

  /** The schema's version, once it is current. */
  Optional<String> schemaVersion() {
    return schemaVersion;
  }
}
