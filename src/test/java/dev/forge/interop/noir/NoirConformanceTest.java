package dev.forge.interop.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
    assumeTrue(runs("node", "--version"), "skipped: node is not there");
    assumeTrue(Files.isDirectory(Path.of("target", "noir", "node_modules")) || runs("npm", "ping"),
        "skipped: the npm registry cannot be reached");
    Process bench = new ProcessBuilder(SCRIPT.toAbsolutePath().toString()).redirectErrorStream(true).start();
    String output = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bench.waitFor(), output);
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
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
