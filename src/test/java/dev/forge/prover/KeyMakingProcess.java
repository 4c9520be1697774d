package dev.forge.prover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that obtains a key and says whether it had to make it. */
final class KeyMakingProcess {
  private KeyMakingProcess() {}

  public static void main(String[] arguments) throws IOException {
    new KeyCache(Path.of(arguments[0])).obtain(arguments[1], folder -> {
      System.out.println("made");
      for (int i = 0; i < 200; i++) {
        Files.writeString(folder.resolve("part" + i), "x".repeat(10_000));
      }
    });
  }
}
