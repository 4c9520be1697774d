package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.forge.fixtures.RunningProcess;
import dev.forge.fixtures.RunningProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a copy of the project's folder that has what a build leaves. */
class LauncherTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final String TOOLS = "/usr/bin:/bin";

  @TempDir
  private static Path home;

  @TempDir
  private Path temporary;

  @BeforeAll
  static void aProjectWithWhatABuildLeaves() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")) || Files.isExecutable(Path.of("/usr/bin/bash")),
        "bash is not installed");
    home = Files.createDirectory(home.resolve("a folder with spaces"));
    Files.copy(PROJECT.resolve("forge"), home.resolve("forge"));
    Files.createDirectories(home.resolve("src/main/java"));
    Files.createFile(home.resolve("pom.xml"));
    copyTree(PROJECT.resolve("target/classes"), home.resolve("target/classes"));
    copyTree(PROJECT.resolve("target/lib"), home.resolve("target/lib"));
  }

  @BeforeEach
  void builtAfterItsLastChange() throws IOException {
    Files.deleteIfExists(home.resolve("target/.forge-built"));
    Files.createFile(home.resolve("target/.forge-built"));
  }

  @Test
  void anOlderJavaFirstOnThePathIsPassedOver() throws Exception {
    Path old = anExecutable("old/bin/java", "echo 'openjdk version \"17.0.1\"' >&2");
    var result = run(Map.of("PATH", old.getParent() + ":" + TOOLS, "FORGE_JDK_DIRS", JDK.getParent().toString()));
    assertStarted(result);
  }

  @Test
  void anOlderJavaHomeIsPassedOver() throws Exception {
    Path old = anExecutable("older/bin/java", "exit 1").getParent().getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");
    var result = run(Map.of("JAVA_HOME", old.toString(), "PATH", TOOLS, "FORGE_JDK_DIRS", JDK.getParent().toString()));
    assertStarted(result);
  }

  @Test
  void theJdkOnThePathIsUsed() throws Exception {
    assertStarted(run(Map.of("PATH", JDK.resolve("bin") + ":" + TOOLS, "FORGE_JDK_DIRS", "")));
  }

  @Test
  void withoutAJdkOneLineSaysWhatIsMissing() throws Exception {
    Path old = anExecutable("old/bin/java", "echo 'openjdk version \"17.0.1\"' >&2");
    var result = run(Map.of("PATH", old.getParent() + ":" + TOOLS, "FORGE_JDK_DIRS", temporary.toString()));
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("forge: no JDK 25 found"), result.err());
  }

  @Test
  void aJdkNamedByTheEnvironmentMustBeOne() throws Exception {
    var result = run(Map.of("PATH", TOOLS, "FORGE_JAVA_HOME", temporary.toString()));
    assertEquals(2, result.exitCode());
    assertEquals("forge: FORGE_JAVA_HOME=" + temporary + " is not a JDK 25\n", result.err());
  }

  @Test
  void aSymbolicLinkFromAnywhereStartsTheSameProgram() throws Exception {
    Path bin = Files.createDirectory(home.resolve("bin"));
    Path link = Files.createSymbolicLink(home.resolve("link"), Path.of("bin/../forge"));
    Path second = Files.createSymbolicLink(bin.resolve("a name"), link);
    assertStarted(run(second, Map.of("PATH", TOOLS, "FORGE_JAVA_HOME", JDK.toString()), "--version"));
  }

  @Test
  void nothingIsBuiltWhereNothingChanged() throws Exception {
    Path maven = anExecutable("maven/bin/mvn", "echo built >> '" + temporary.resolve("builds") + "'");
    var environment = Map.of("PATH", maven.getParent() + ":" + TOOLS, "FORGE_JAVA_HOME", JDK.toString());
    assertStarted(run(environment));
    assertFalse(Files.exists(temporary.resolve("builds")));
  }

  @Test
  void whatIsOlderThanItsSourcesIsBuiltOnce() throws Exception {
    Path maven = anExecutable("maven/bin/mvn", "echo \"$@\" >> '" + temporary.resolve("builds") + "'");
    var environment = Map.of("PATH", maven.getParent() + ":" + TOOLS, "FORGE_JAVA_HOME", JDK.toString());
    outdate();
    assertStarted(run(environment));
    assertStarted(run(environment));
    assertEquals(List.of("-q -B -Dstyle.color=never process-classes"), Files.readAllLines(temporary.resolve("builds")));
  }

  @Test
  void aFailedBuildIsShownAndTriedAgain() throws Exception {
    Path maven = anExecutable("maven/bin/mvn", "echo 'WARNING: A method of sun.misc.Unsafe is deprecated' >&2",
        "echo 'cannot find symbol'; exit 1");
    var environment = Map.of("PATH", maven.getParent() + ":" + TOOLS, "FORGE_JAVA_HOME", JDK.toString());
    outdate();
    for (int attempt = 0; attempt < 2; attempt++) {
      var result = run(environment);
      assertEquals(2, result.exitCode());
      assertEquals("cannot find symbol\nforge: the build failed (see above)\n", result.err());
    }
  }

  @Test
  void withoutMavenABuildIsRefusedInOneLine() throws Exception {
    outdate();
    var result = run(Map.of("PATH", toolsWithoutMaven(), "FORGE_JAVA_HOME", JDK.toString()));
    assertEquals(2, result.exitCode());
    assertEquals("forge: Forge must be built first, and Maven is not installed (no mvn on the PATH)\n", result.err());
  }

  @Test
  void complaintsOfTheJvmAreNotHidden() throws Exception {
    var result = run(Map.of("PATH", TOOLS, "FORGE_JAVA_HOME", JDK.toString(), "FORGE_JAVA_OPTS",
        "--add-modules no.such.module"));
    assertEquals(1, result.exitCode());
    assertTrue((result.out() + result.err()).contains("no.such.module"), result.out() + result.err());
  }

  private void outdate() throws IOException {
    FileTime longAgo = FileTime.fromMillis(Files.getLastModifiedTime(home).toMillis() - Duration.ofDays(1).toMillis());
    Files.setLastModifiedTime(home.resolve("target/.forge-built"), longAgo);
  }

  private Result run(Map<String, String> environment) throws Exception {
    return run(home.resolve("forge"), environment, "--version");
  }

  private Result run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
    var command = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
    command.directory(temporary.toFile());
    command.environment().clear();
    command.environment().putAll(environment);
    return RunningProcess.start(command).result();
  }

  private static void assertStarted(Result result) {
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("Forge "), result.out());
  }

  /** A folder with the tools a launcher may use, since Maven may lie in /usr/bin too. */
  private String toolsWithoutMaven() throws IOException {
    for (String tool : List.of("bash", "dirname", "basename", "readlink", "sed", "head", "find", "grep", "mkdir", "rm",
        "cat",
        "sleep", "mv", "tr")) {
      for (String folder : TOOLS.split(":")) {
        if (Files.exists(Path.of(folder, tool))) {
          anExecutable("tools/" + tool, "exec " + folder + "/" + tool + " \"$@\"");
        }
      }
    }
    return temporary.resolve("tools").toString();
  }

  private Path anExecutable(String name, String... lines) throws IOException {
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        Files.createDirectories(target.getParent());
        Files.copy(source, target);
      }
    }
  }
}
