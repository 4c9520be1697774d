package dev.forge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process had resident, as Linux tells it; elsewhere what the JVM has allocated. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";

  private ResidentMemory() {}

  /** Starts a new peak, where that can be done. */
  static void resetPeak() {
    try {
      Files.writeString(CLEAR, RESET_PEAK);
    } catch (IOException _) {
      // the peak then counts from the start of the process, which is never too low
    }
  }

  /** The peak in bytes. */
  static long peak() {
    try {
      return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst()
          .orElseGet(ResidentMemory::ofJvm);
    } catch (IOException _) {
      return ofJvm();
    }
  }

  private static long ofJvm() {
    return Runtime.getRuntime().totalMemory();
  }
}
