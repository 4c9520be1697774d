package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** One run of the command line within this process: what it wrote and its exit code. */
record CommandRun(int exitCode, String out, String messages) {
  /** Runs a command whose keys are cached in a folder; arguments are shown as text. */
  static CommandRun of(Path forgeHome, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var messages = new ByteArrayOutputStream();
    var terminal = new Terminal(new PrintStream(out, true), new PrintStream(messages, true), false,
        Map.of("FORGE_HOME", forgeHome.toString()));
    int exitCode = Forge.run(terminal, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
  }

  /** Requires success and gives the members of the JSON answer. */
  JsonObject data() {
    assertEquals(0, exitCode, toString());
    return answer("success").getJsonObject("data");
  }

  /** Requires a JSON answer with a status, alone on standard output. */
  JsonObject answer(String status) {
    try (var reader = Json.createReader(new StringReader(out))) {
      JsonObject answer = reader.readObject();
      assertEquals(status, answer.getString("status"), out);
      assertEquals(1, out.lines().count(), out);
      return answer;
    }
  }

  /** Requires a failure that is told in one line and nothing else, which contains a text. */
  CommandRun assertFailed(int expectedExitCode, String text) {
    assertEquals(expectedExitCode, exitCode, toString());
    assertEquals("", out);
    String line = messages.lines().filter(each -> each.startsWith("forge: ")).findFirst().orElse("");
    assertTrue(line.contains(text), messages);
    assertTrue(!messages.contains("\tat "), messages);
    return this;
  }
}
