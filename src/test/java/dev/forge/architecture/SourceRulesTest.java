package dev.forge.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What neither the compiler nor the formatter looks at. */
class SourceRulesTest {
  private static final Pattern IMPORT = Pattern.compile("^import (?:static )?[\\w.]+\\.(\\w+);$", Pattern.MULTILINE);
  private static final Pattern POSTPONED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");

  @Test
  void everyImportIsUsed() throws IOException {
    assertEquals(List.of(), offences(text -> IMPORT.matcher(text).results()
        .map(match -> match.group(1)).filter(name -> !isUsed(name, text)).toList()));
  }

  @Test
  void nothingIsPostponedInAComment() throws IOException {
    assertEquals(List.of(), offences(text -> POSTPONED.matcher(text).results().map(match -> match.group()).toList()));
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (String root : List.of("zk", "prover", "batch", "job", "dispatch", "worker", "settlement", "ledger", "engine",
        "storage", "configuration", "launch", "api", "server", "bench", "cli")) {
      try (Stream<Path> folders = Files.walk(Path.of("src", "main", "java", "dev", "forge", root))) {
        assertEquals(List.of(), folders.filter(SourceRulesTest::hasClassesAlone).toList());
      }
    }
  }

  private static boolean hasClassesAlone(Path folder) {
    String[] files = folder.toFile().list((parent, name) -> name.endsWith(".java"));
    return files != null && files.length > 0 && !List.of(files).contains("package-info.java");
  }

  @Test
  void anUnusedImportIsCaught() {
    String text =
        "import java.util.List;\nimport java.util.Map;\n\nfinal class Sample {\n  private List<String> names;\n}\n";
    assertEquals(true, isUsed("List", text));
    assertEquals(false, isUsed("Map", text));
  }

  private interface Rule {
    List<String> offencesIn(String text);
  }

  private static List<String> offences(Rule rule) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java") && !file.toString().contains("node_modules"))
          .flatMap(file -> rule.offencesIn(read(file)).stream().map(offence -> file + ": " + offence)).sorted()
          .toList();
    }
  }

  private static boolean isUsed(String name, String text) {
    Matcher uses = Pattern.compile("\\b" + name + "\\b").matcher(IMPORT.matcher(text).replaceAll(""));
    return uses.find();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
