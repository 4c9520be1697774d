package dev.forge.launch;

import dev.forge.configuration.BrokerSettings;
import dev.forge.configuration.DatabaseSettings;
import dev.forge.configuration.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one server: its configuration is laid out anew before each start; its logs, messages, transactions and
 * secrets stay.
 *
 * @param folder in the data folder
 */
public record ServerFolder(Path folder, ForgeHome home) {
  /** The folder of a role's server. */
  public static ServerFolder of(ForgeHome home, Role role) {
    return new ServerFolder(home.server(role), home);
  }

  /** The folder of a server by its name. */
  public static ServerFolder of(ForgeHome home, String name) {
    return new ServerFolder(home.server(name), home);
  }

  /**
   * Lays out configuration, application, driver and secrets.
   *
   * @param project where {@code liberty} and {@code target} are
   * @return the Admin Center's password if it was made now: it is kept nowhere in the clear
   * @throws IOException if a file is missing or cannot be written
   */
  public Optional<String> layOut(ServerPlan plan, Path project) throws IOException {
    PrivateFiles.createFolder(home.folder());
    PrivateFiles.createFolder(folder);
    PrivateFiles.createFolder(home.database().getParent());
    Path configuration = project.resolve("liberty");
    mirror(configuration.resolve("shared"), folder.resolve("shared"), ".xml");
    if (plan.database().isPresent()) {
      copy(configuration.resolve("database/postgresql.xml"), folder.resolve("shared/database.xml"));
    }
    if (plan.broker().isPresent()) {
      layOutBroker(plan, configuration.resolve("broker"), project);
    }
    copy(configuration.resolve(plan.role().word()).resolve("server.xml"), folder.resolve("server.xml"));
    mirror(project.resolve("target/jdbc"), folder.resolve("jdbc"), ".jar");
    copy(project.resolve("target/forge.war"), folder.resolve("apps/forge.war"));
    Files.writeString(folder.resolve("jvm.options"),
        Files.readString(configuration.resolve("shared/jvm.options")) + "-Xmx" + plan.heap() + "\n"
            + ServerProcess.mark(folder) + "\n");
    Files.writeString(folder.resolve("server.env"), String.join("\n", environment(plan)) + "\n");
    Files.writeString(folder.resolve("bootstrap.properties"), String.join("\n", properties(plan)) + "\n");
    return new ServerSecrets(folder.resolve("variables"), home.runtime()).prepare(plan.adminPassword(),
        plan.database().flatMap(DatabaseSettings::password), plan.broker().flatMap(BrokerSettings::password));
  }

  private void layOutBroker(ServerPlan plan, Path configuration, Path project) throws IOException {
    copy(configuration.resolve("connection.xml"), folder.resolve("shared/queue-here.xml"));
    copy(configuration.resolve(plan.role().word() + ".xml"), folder.resolve("shared/bell.xml"));
    copy(configuration.resolve("nothing.xml"), folder.resolve("shared/ears.xml"));
    ResourceAdapterArchive.write(configuration.resolve("ra.xml"), project.resolve("target/external/artemis"),
        folder.resolve("adapter/artemis.rar"));
  }

  /** What the server says. */
  public Path log() {
    return folder.resolve("logs/messages.log");
  }

  private List<String> environment(ServerPlan plan) {
    return List.of("JAVA_HOME=" + System.getProperty("java.home"), "FORGE_HOME=" + home.folder(),
        "FORGE_ROLE=" + plan.role(), "PORT=" + plan.port(), "HOST=" + plan.host(),
        "MAX_CONCURRENT_JOBS=" + plan.provingThreads());
  }

  private List<String> properties(ServerPlan plan) {
    return List.of("forge.host=" + plan.host(), "forge.http.port=" + plan.port(),
        "forge.https.port=" + plan.httpsPort(), "forge.proving.threads=" + plan.provingThreads(),
        "forge.admin.user=" + plan.adminUser(),
        "forge.messaging.port=" + plan.messagingPort(), "forge.database.url=" + database(plan),
        "forge.database.user=" + plan.database().map(DatabaseSettings::user).orElse("sa"),
        "forge.broker.host=" + plan.broker().map(BrokerSettings::host).orElse(""),
        "forge.broker.port=" + plan.broker().map(BrokerSettings::port).orElse(0),
        "forge.broker.user=" + plan.broker().map(BrokerSettings::user).orElse(""));
  }

  /** All but a worker keep what they are given. */
  private String database(ServerPlan plan) {
    return plan.role() == Role.WORKER ? "jdbc:h2:mem:forge;DB_CLOSE_DELAY=-1"
        : plan.database().map(DatabaseSettings::url)
            .orElse(plan.role() == Role.NODE ? home.databaseUrl(plan.name()) : home.databaseUrl());
  }

  private static void mirror(Path from, Path to, String ending) throws IOException {
    if (Files.isDirectory(to)) {
      try (Stream<Path> old = Files.walk(to)) {
        for (Path file : old.sorted(Comparator.reverseOrder()).filter(Files::isRegularFile).toList()) {
          if (!Files.exists(from.resolve(file.getFileName()))) {
            Files.delete(file);
          }
        }
      }
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(entry -> entry.toString().endsWith(ending)).toList()) {
        copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
