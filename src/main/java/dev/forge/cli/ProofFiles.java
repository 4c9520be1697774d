package dev.forge.cli;

import dev.forge.prover.ProofBundle;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a proof, named after what was proved: {@code .proof .pw .vk} as gnark has them, and a result in JSON. */
record ProofFiles(Path folder, String stem) {
  /**
   * Writes all four.
   *
   * @throws CommandFailure if the folder cannot be written
   */
  void write(ProofBundle proof, JsonObject result) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(".proof", proof.proof());
    files.put(".pw", proof.publicWitness());
    files.put(".vk", proof.verifyingKey());
    files.put(".json", (result + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(stem + file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw CommandFailure.fault("the proof cannot be written to " + folder + ": " + e, e);
    }
  }

  /** The name of a file without its last extension. */
  static String stemOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public String toString() {
    return folder.resolve(stem) + ".{proof,pw,vk,json}";
  }
}
