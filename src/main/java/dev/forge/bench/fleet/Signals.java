package dev.forge.bench.fleet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signals that processes cannot refuse. */
final class Signals {
  private Signals() {}

  /**
   * Holds processes still, or lets them go on. One that is gone already is passed over.
   *
   * @param processes in the order in which they are to stop; they go on in the same
   */
  static void pause(Stream<ProcessHandle> processes, boolean stopped) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", stopped ? "-STOP" : "-CONT"));
    processes.map(ProcessHandle::pid).map(String::valueOf).forEach(command::add);
    if (command.size() > 2) {
      new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
          .waitFor();
    }
  }
}
