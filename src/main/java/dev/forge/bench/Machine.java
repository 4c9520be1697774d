package dev.forge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param processor its model
 * @param memoryBytes all of it
 */
public record Machine(String processor, long memoryBytes) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  /** This one, as Linux describes it; elsewhere less is known. */
  public static Machine here() {
    return new Machine(
        value(PROCESSORS, "model name", System.getProperty("os.arch")),
        1024 * Long.parseLong(value(MEMORY, "MemTotal", "0").replaceAll("\\D", "")));
  }

  private static String value(Path file, String name, String otherwise) {
    try {
      return Files.readAllLines(file).stream().filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(otherwise);
    } catch (IOException _) {
      return otherwise;
    }
  }
}
