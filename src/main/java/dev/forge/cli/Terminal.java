package dev.forge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command writes and what surrounds it.
 *
 * @param out results
 * @param messages everything else: progress, errors
 * @param interactive whether somebody watches the messages, so that a line may be drawn again and again
 * @param environment the environment variables
 */
record Terminal(PrintStream out, PrintStream messages, boolean interactive, Map<String, String> environment) {
  /** The terminal of this process. */
  static Terminal ofProcess() {
    return new Terminal(System.out, messagesOfProcess(), Boolean.getBoolean("forge.terminal"), System.getenv());
  }

  /**
   * Standard error, or what the launcher gives instead: it filters what the JVM itself writes to standard error, and leaves
   * the unfiltered one under the number in {@code forge.messages}.
   */
  private static PrintStream messagesOfProcess() {
    Integer descriptor = Integer.getInteger("forge.messages");
    if (descriptor == null) {
      return System.err;
    }
    try {
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      return new PrintStream(new FileOutputStream(constructor.newInstance(descriptor)), true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return System.err;
    }
  }
}
