package dev.forge.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a virtual machine wrote about its collections of garbage.
 *
 * @param before the most bytes in use when one began
 * @param after the most bytes in use when one had ended, garbage of the old generation among them
 */
record CollectedHeap(long before, long after) {
  private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(");
  private static final long MEBIBYTE = 1 << 20;

  /** The option that has them written to a file. */
  static String option(Path file) {
    return "-Xlog:gc:file=" + file;
  }

  /** Reads such a file. */
  static CollectedHeap of(Path file) throws IOException {
    Matcher pauses = PAUSE.matcher(Files.readString(file));
    CollectedHeap most = new CollectedHeap(0, 0);
    while (pauses.find()) {
      most = new CollectedHeap(Math.max(most.before, MEBIBYTE * Long.parseLong(pauses.group(1))),
          Math.max(most.after, MEBIBYTE * Long.parseLong(pauses.group(2))));
    }
    return most;
  }
}
