package dev.forge.interop.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.forge.interop.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our executor does what Noir's own does now; needs Node, and the network when it runs for the first time. */
@Tag("full")
class NoirConformanceTest {
  private static final Path SCRIPT = Path.of("src", "test", "interop", "noir", "run");
  private static final Path EXPECTED = Path.of("target", "noir", "expected");

  @BeforeAll
  static void compileAndExecute() throws IOException, InterruptedException {
    assumeTrue(Tool.exists("node"), "skipped: node is not on the PATH");
    boolean installed = Files.isDirectory(Path.of("target", "noir", "node_modules"));
    assumeTrue(installed || Tool.exists("npm") && Tool.run(Path.of("."), List.of("npm", "ping")).done(),
        "skipped: the npm registry cannot be reached");
    Tool.runOrFail(Path.of("."), List.of(SCRIPT.toString()));
  }

  @TestFactory
  Stream<DynamicContainer> everyCaseEndsAsWithNoirsOwnExecutor() {
    return RecordedNoirConformanceTest.containers(Recording.readAll(EXPECTED));
  }

  @Test
  void recordingsAreCurrent() {
    String advice = "make them anew with src/test/interop/noir/record";
    assertEquals(texts(EXPECTED).keySet(), texts(RecordedNoirConformanceTest.RECORDINGS).keySet(), advice);
    Map<String, String> recorded = texts(RecordedNoirConformanceTest.RECORDINGS);
    List<String> stale = texts(EXPECTED).entrySet().stream()
        .filter(expected -> !recorded.get(expected.getKey()).equals(expected.getValue()))
        .map(Map.Entry::getKey)
        .toList();
    assertEquals(List.of(), stale, advice);
  }

  private static Map<String, String> texts(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : Recording.files(folder)) {
      texts.put(file.getFileName().toString().replaceFirst("\\.json(\\.gz)?$", ""), Recording.text(file));
    }
    return texts;
  }
}
