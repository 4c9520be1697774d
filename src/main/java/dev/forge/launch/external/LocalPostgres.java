package dev.forge.launch.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * PostgreSQL in a temporary folder, on a free port of the loopback address, with a password made for it. Its programs come
 * from an archive that the build fetched; where this process is root's they run as a user who may do nothing, since they
 * refuse root. It can be killed and started again with what it kept.
 */
public final class LocalPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER = "forge";

  private final Path folder;
  private final int port;
  private final String password;
  private final KillableServer server;
  private final Thread atExit = new Thread(this::end);

  private LocalPostgres(Path folder, int port, String password) {
    this.folder = folder;
    this.port = port;
    server = new KillableServer("PostgreSQL", folder.resolve("log"), PATIENCE);
    this.password = password;
  }

  /**
   * Unpacks, initializes and starts a database.
   *
   * @param project where the build put the archive, under {@code target/external}
   * @throws NotStartedException if it cannot be had here, with the reason
   */
  public static LocalPostgres start(Path project) throws InterruptedException {
    Path archive = project.resolve("target/external/postgresql.jar");
    if (!Files.isRegularFile(archive)) {
      throw new NotStartedException(archive + " is missing: run 'mvn process-classes'");
    }
    try {
      Path folder = Files.createTempDirectory("forge-postgresql",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      byte[] random = new byte[16];
      new SecureRandom().nextBytes(random);
      LocalPostgres database = new LocalPostgres(folder, Programs.freePort(), HexFormat.of().formatHex(random));
      database.install(archive);
      database.startAgain();
      Runtime.getRuntime().addShutdownHook(database.atExit);
      return database;
    } catch (IOException e) {
      throw new NotStartedException("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private void install(Path archive) throws IOException, InterruptedException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path packed = folder.resolve("postgresql.txz");
    try (ZipFile jar = new ZipFile(archive.toFile())) {
      ZipEntry entry = jar.stream().filter(file -> file.getName().endsWith(".txz")).findFirst()
          .orElseThrow(() -> new NotStartedException(archive + " has no .txz file"));
      try (InputStream in = jar.getInputStream(entry)) {
        Files.copy(in, packed);
      }
    }
    Programs.run(List.of("tar", "-xJf", packed.toString(), "-C", programs.toString()));
    Files.delete(packed);
    Files.writeString(folder.resolve("password"), password);
    Programs.giveAway(folder);
    Programs.run(Programs.unprivileged(List.of(program("initdb"), "-D", data(), "-U", USER, "-A", "scram-sha-256",
        "--pwfile=" + folder.resolve("password"), "-E", "UTF8", "--locale=C", "-N")));
    Files.delete(folder.resolve("password"));
  }

  /** Starts it with what it kept. */
  public void startAgain() throws InterruptedException {
    int before = server.said().length();
    List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data(), "-p", String.valueOf(port)));
    Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "", "max_connections", "250", "shared_buffers",
        "48MB", "max_wal_size", "256MB").forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    server.start(Programs.unprivileged(command),
        () -> server.said().substring(before).contains("database system is ready to accept connections"));
  }

  /** The environment variables that have a server use it. */
  public Map<String, String> variables() {
    return Map.of("DATABASE_URL", url(), "DATABASE_USER", USER, "DATABASE_PASSWORD", password);
  }

  /** Its address for JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Who may do all in it. */
  public String user() {
    return USER;
  }

  /** That user's password. */
  public String password() {
    return password;
  }

  /** The process that the others of the database are children of. */
  public ProcessHandle process() {
    return server.handle();
  }

  /** Ends it at once, as a crash does; the children follow by themselves. */
  public void kill() throws InterruptedException {
    process().children().forEach(ProcessHandle::destroyForcibly);
    server.kill();
  }

  /** Ends it without waiting for those connected, and deletes its folder with all data. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private void end() {
    server.running().ifPresent(running -> {
      try {
        new ProcessBuilder("kill", "-QUIT", String.valueOf(running.pid())).start().waitFor();
        if (!running.waitFor(20, TimeUnit.SECONDS)) {
          running.destroyForcibly();
        }
      } catch (IOException e) {
        running.destroyForcibly();
      } catch (InterruptedException e) {
        running.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    });
    Programs.delete(folder);
  }

  private String program(String name) {
    return folder.resolve("programs/bin").resolve(name).toString();
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
