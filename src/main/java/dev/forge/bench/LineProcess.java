package dev.forge.bench;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that says one JSON object when it is ready, and one for each line it is sent, and ends with its input. */
final class LineProcess implements AutoCloseable {
  private static final long SECONDS_TO_END = 10;

  private final String name;
  private final Path errors;
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  /** Starts a process with further environment variables; what it writes to standard error is shown where it fails. */
  LineProcess(String name, List<String> command, Map<String, String> environment, Path folder) {
    this.name = name;
    try {
      errors = Files.createTempFile("forge-bench-", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * The next answer.
   *
   * @throws BenchException if the process ends without one, or answers with an error
   */
  JsonObject answer() {
    try {
      String line = Optional.ofNullable(answers.readLine())
          .orElseThrow(() -> new BenchException(name + " ended without an answer: " + errorText()));
      JsonObject object = parse(line);
      if (object.containsKey("error")) {
        throw new BenchException(name + ": " + object.getString("error"));
      }
      return object;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Sends a line and waits for its answer. */
  JsonObject ask(String line) {
    try {
      questions.write(line);
      questions.newLine();
      questions.flush();
    } catch (IOException e) {
      throw new BenchException(name + " has ended: " + errorText(), e);
    }
    return answer();
  }

  /** Ends the process. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private JsonObject parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new BenchException(name + " answered: " + line, e);
    }
  }

  private String errorText() {
    try {
      return Files.readString(errors).strip();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
