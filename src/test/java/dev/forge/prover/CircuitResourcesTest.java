package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.NoirSources;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The compiled circuits are those of the sources; {@code src/main/noir/build} makes them again. */
class CircuitResourcesTest {
  private static final Path MAIN = Path.of("src/main/noir");
  private static final Path TEST = Path.of("src/test/noir");

  @Test
  void circuitsAreCompiledFromTheSourcesAsTheyAre() throws IOException {
    assertCurrent("/circuits", MAIN, MAIN);
  }

  @Test
  void testCircuitsAreCompiledFromTheSourcesAsTheyAre() throws IOException {
    assertCurrent("/test-circuits", TEST, MAIN, TEST);
  }

  @Test
  void hashOfSourcesChangesWithTheCompiler() {
    assertTrue(!NoirSources.sha256("1.0.0", MAIN).equals(NoirSources.sha256("1.0.1", MAIN)));
  }

  private static void assertCurrent(String resources, Path programs, Path... sources) throws IOException {
    JsonObject manifest = json(resources + "/circuits.json");
    String compiler = manifest.getString("compiler");
    assertEquals(
        NoirSources.sha256(compiler, sources),
        manifest.getString("source_sha256"),
        resources + " is stale: run src/main/noir/build");
    List<String> circuits =
        manifest.getJsonArray("circuits").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    assertEquals(programsIn(programs), circuits);
    for (String circuit : circuits) {
      String version = json(resources + "/" + circuit + ".json").getString("noir_version");
      assertTrue(version.startsWith(compiler + "+"), circuit + " was compiled by " + version);
    }
  }

  private static List<String> programsIn(Path folder) throws IOException {
    try (Stream<Path> programs = Files.list(folder)) {
      return programs
          .filter(program -> Files.exists(program.resolve("src/main.nr")))
          .map(program -> program.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static JsonObject json(String resource) throws IOException {
    try (InputStream file = CircuitResourcesTest.class.getResourceAsStream(resource);
        var reader = Json.createReader(file)) {
      return reader.readObject();
    }
  }
}
