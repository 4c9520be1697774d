package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeTest {
  @TempDir
  private Path home;

  @Test
  void theVersionIsThatOfTheBuild() {
    var run = CommandRun.of(home, "--version");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().matches("Forge \\d+\\.\\d+\\.\\d+\\S*\\R"), run.out());
  }

  @Test
  void helpNamesTheCommandsAndExitCodes() {
    var run = CommandRun.of(home, "--help");
    assertEquals(0, run.exitCode());
    for (String word : new String[] {"prove", "verify", "circuit", "info", "bench", "Exit codes"}) {
      assertTrue(run.out().contains(word), run.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "circuit", "bench"})
  void aMissingCommandIsWrongUse(String group) {
    var run = group.isEmpty() ? CommandRun.of(home) : CommandRun.of(home, group);
    run.assertFailed(2, "a command is missing");
    assertTrue(run.messages().contains("--help"), run.messages());
  }

  @Test
  void unknownCommandsAndOptionsAreWrongUse() {
    CommandRun.of(home, "porve").assertFailed(2, "porve");
    CommandRun.of(home, "info", "--jsno").assertFailed(2, "--jsno");
    CommandRun.of(home, "verify").assertFailed(2, "--vk");
    CommandRun.of(home, "prove").assertFailed(2, "FILE");
    CommandRun.of(home, "circuit", "info", "ownership", "--range-strategy", "magic").assertFailed(2, "magic");
  }

  @Test
  void wrongUseIsJsonForMachines() {
    var run = CommandRun.of(home, "info", "--jsno", "--json");
    assertEquals(2, run.exitCode());
    assertEquals("WRONG_USE", run.answer("error").getString("code"));
    assertEquals("", run.messages());
  }

  @Test
  void infoShowsTheMachineAndTheKeyCache() {
    var data = CommandRun.of(home, "info", "--json").data();
    assertEquals(home.resolve("keys").toString(), data.getString("key_cache"));
    assertTrue(data.getInt("cores") > 0);
    assertTrue(data.getString("kernels").matches("scalar|vector256|vector512"), data.toString());
    assertTrue(CommandRun.of(home, "info").out().contains("kernels"));
  }

  @Test
  void debugShowsTheStackTraceOfAnError() {
    var run = CommandRun.of(home, "prove", home.resolve("missing.json"), "--debug");
    assertEquals(2, run.exitCode());
    assertTrue(run.messages().contains("\tat dev.forge.cli"), run.messages());
  }

  @Test
  void anErrorOfTheMachineIsNeitherAnAnswerNorWrongUse() throws Exception {
    Path file = java.nio.file.Files.createFile(home.resolve("file"));
    var run = CommandRun.of(file, "circuit", "setup", "ownership");
    run.assertFailed(3, "cannot be written");
  }

  @Test
  void wrongKernelsAreToldInOneLine() throws Exception {
    var process = dev.forge.fixtures.RunningProcess.start(new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dforge.kernels=abacus", "-cp",
        System.getProperty("java.class.path"), "dev.forge.cli.Forge", "info"));
    var result = process.result();
    assertEquals(3, result.exitCode(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("forge.kernels"), result.err());
  }
}
