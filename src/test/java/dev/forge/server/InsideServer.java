package dev.forge.server;

import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerPlan;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lays out a server without application for Arquillian, which starts it once for all tests inside it, deploys the WAR with
 * their classes, and ends it. Stands before Arquillian's own extension, since its configuration names what is laid out here.
 */
public final class InsideServer implements BeforeAllCallback {
  private static final String SETTINGS = "MOCK_PROVER=true\nMOCK_PROVER_DELAY_MS=50\nWORKER_ID=7\n";

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    boolean inside = System.getProperty("forge.project") == null;
    if (!inside && System.getProperty("forge.inside.home") == null) {
      layOut(Path.of(System.getProperty("forge.project")), Path.of(System.getProperty("forge.runtime")));
    }
  }

  /** The program's archive with the classes of tests. */
  static WebArchive archive(Class<?>... tests) {
    Path project = Path.of(System.getProperty("forge.project"));
    return ShrinkWrap.create(ZipImporter.class, "forge.war").importFrom(project.resolve("target/forge.war").toFile())
        .as(WebArchive.class).addClasses(tests).setWebXML(file("web.xml").toFile());
  }

  private static void layOut(Path project, Path runtime) throws IOException {
    Path folder = Files.createTempDirectory("forge-inside");
    Files.createDirectories(folder.resolve("runtime"));
    Files.createSymbolicLink(folder.resolve("runtime").resolve(runtime.getFileName()), runtime);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    ForgeHome home = new ForgeHome(folder);
    String name = "inside-" + ProcessHandle.current().pid(); // Arquillian finds the process by it
    Path server = folder.resolve("servers").resolve(name);
    ServerPlan plan = ServerPlan.of(Role.ALL, Optional.of(freePort()), Optional.empty(),
        Map.of("HTTPS_PORT", String.valueOf(freePort()), "FORGE_HEAP", "1500m", "FORGE_ADMIN_PASSWORD",
            "of this test"));
    new ServerFolder(server, home).layOut(plan, project);
    Files.copy(file("server.xml"), server.resolve("server.xml"), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(server.resolve("apps/forge.war"));
    Files.writeString(server.resolve("server.env"), SETTINGS, StandardOpenOption.APPEND);
    System.setProperty("forge.inside.runtime", home.runtime().toString());
    System.setProperty("forge.inside.home", folder.toString());
    System.setProperty("forge.inside.server", name);
    System.setProperty("forge.inside.port", String.valueOf(plan.port()));
  }

  private static Path file(String name) {
    return Path.of(System.getProperty("forge.project"), "src", "test", "resources", "inside", name);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Arquillian has ended the server by then. */
  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
