package dev.forge.launch;

import dev.forge.configuration.Role;
import java.nio.file.Path;
import java.util.Map;

/**
 * The data folder: everything that outlives a build.
 *
 * @param folder absolute
 */
public record ForgeHome(Path folder) {
  /** The version of Open Liberty that is unpacked into the data folder by the build. */
  private static final String RUNTIME_VERSION = "26.0.0.5";

  /** Makes the folder absolute: processes with other working folders are told its name. */
  public ForgeHome {
    folder = folder.toAbsolutePath().normalize();
  }

  /** {@code FORGE_HOME}, or {@code .forge} in the user's home folder. */
  public static ForgeHome of(Map<String, String> environment) {
    String home = environment.getOrDefault("FORGE_HOME", "");
    return new ForgeHome(home.isBlank() ? Path.of(System.getProperty("user.home"), ".forge") : Path.of(home));
  }

  /** Where Liberty is. */
  public Path runtime() {
    return folder.resolve("runtime").resolve(RUNTIME_VERSION).resolve("wlp");
  }

  /** Configuration, logs, message store and transaction log of a role's server. */
  public Path server(Role role) {
    return server(role.word());
  }

  /** The same of a server's name. */
  public Path server(String name) {
    return folder.resolve("servers").resolve(name);
  }

  /** The database file of a server, without its ending. */
  public Path database() {
    return database("forge");
  }

  private Path database(String name) {
    return folder.resolve("database").resolve(name);
  }

  /**
   * The address of that database. A commit is answered when it is handed to the operating system; and {@code retry:} opens
   * the file again where a thread was interrupted while it wrote, which would close the database for all threads. What
   * was written is never overwritten: of a file whose free space is used again H2 may find an older state than its last
   * after a kill. The file grows until {@link DatabaseCompaction}.
   */
  public String databaseUrl() {
    return databaseUrl("forge");
  }

  /** The address of a database of another name: several nodes may have their data in one folder. */
  String databaseUrl(String name) {
    return "jdbc:h2:retry:nio:" + database(name) + ";WRITE_DELAY=0;REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE";
  }
}
