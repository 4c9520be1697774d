package dev.forge.interop.noir;

import dev.forge.prover.noir.NoirArtifact;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A program and what Noir's own executor made of it in some cases. */
record Recording(String name, NoirArtifact artifact, List<RecordedCase> cases) {
  /** The text of a recording, compressed or not. */
  static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  static Recording read(Path file) {
    String text = text(file);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      List<RecordedCase> cases = new ArrayList<>();
      json.getJsonArray("cases").getValuesAs(JsonObject.class).forEach(item -> cases.add(new RecordedCase(item)));
      NoirArtifact artifact = NoirArtifact.read(text.getBytes(StandardCharsets.UTF_8));
      return new Recording(json.getString("name"), artifact, List.copyOf(cases));
    }
  }

  /** The files of a folder, by name. */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  static List<Recording> readAll(Path folder) {
    return files(folder).stream().map(Recording::read).toList();
  }
}
