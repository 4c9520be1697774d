package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCacheTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String OTHER = "fedcba9876543210".repeat(4);

  @TempDir
  Path temporary;

  @Test
  void keysAreMadeOnceAndFoundAfterwards() throws IOException {
    var cache = new KeyCache(temporary.resolve("keys"));
    var made = new AtomicInteger();
    assertEquals(Optional.empty(), cache.find(HASH));
    Path first = cache.obtain(HASH, folder -> write(folder, made));
    Path second = cache.obtain(HASH, folder -> write(folder, made));
    assertEquals(1, made.get());
    assertEquals(first, second);
    assertEquals(Optional.of(first), cache.find(HASH));
    assertEquals("key", Files.readString(first.resolve("proving.key")));
    assertEquals(List.of(HASH), cache.circuitHashes());
    assertEquals(3, cache.sizeOf(HASH));
    assertEquals(0, cache.sizeOf(OTHER));
  }

  @Test
  void threadsThatComeTogetherMakeOneKey() throws Exception {
    var made = new AtomicInteger();
    var start = new CyclicBarrier(8);
    Callable<Path> obtain = () -> {
      start.await();
      return new KeyCache(temporary).obtain(HASH, folder -> write(folder, made));
    };
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var folder : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> obtain).toList())) {
        assertEquals("key", Files.readString(folder.get().resolve("proving.key")));
      }
    }
    assertEquals(1, made.get());
  }

  @Test
  void processesThatComeTogetherMakeOneKey() throws Exception {
    var processes = new ArrayList<RunningProcess>();
    for (int i = 0; i < 3; i++) {
      processes.add(RunningProcess.start(KeyMakingProcess.class, temporary.toString(), HASH));
    }
    int made = 0;
    for (RunningProcess process : processes) {
      var result = process.result();
      assertEquals(0, result.exitCode(), result.err());
      made += result.out().contains("made") ? 1 : 0;
    }
    assertEquals(1, made);
    assertEquals(List.of(HASH), new KeyCache(temporary).circuitHashes());
  }

  @Test
  void aFailureLeavesNothingAndTheNextCallerTriesAgain() throws IOException {
    var cache = new KeyCache(temporary);
    var failure = assertThrows(IOException.class, () -> cache.obtain(HASH, folder -> {
      Files.writeString(folder.resolve("proving.key"), "half");
      throw new IOException("disk full");
    }));
    assertEquals("disk full", failure.getMessage());
    assertEquals(List.of(), cache.circuitHashes());
    assertEquals(List.of(HASH + ".lock"), names(temporary));
    assertTrue(Files.exists(cache.obtain(HASH, folder -> write(folder, new AtomicInteger())).resolve("proving.key")));
  }

  @Test
  void whatAKilledProcessLeftIsNeverAKeyAndIsRemoved() throws IOException {
    var cache = new KeyCache(temporary);
    Path left = Files.createDirectory(temporary.resolve(HASH + ".left.part"));
    Path another = Files.createDirectory(temporary.resolve(OTHER + ".being-made.part"));
    Files.writeString(left.resolve("proving.key"), "half");
    assertEquals(Optional.empty(), cache.find(HASH));
    assertEquals(List.of(), cache.circuitHashes());
    cache.obtain(HASH, folder -> write(folder, new AtomicInteger()));
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(another));
  }

  @Test
  void theFolderComesFromTheEnvironmentOrTheUsersHome() {
    assertEquals(temporary.resolve("keys"), KeyCache.of(Map.of("FORGE_HOME", temporary.toString())).folder());
    assertEquals(Path.of(System.getProperty("user.home"), ".forge", "keys"), KeyCache.of(Map.of()).folder());
  }

  @Test
  void aHashThatIsNoneIsRefused() {
    var cache = new KeyCache(temporary);
    assertThrows(IllegalArgumentException.class, () -> cache.find("../../etc"));
    assertThrows(IllegalArgumentException.class, () -> cache.find(HASH.toUpperCase()));
  }

  private static void write(Path folder, AtomicInteger made) throws IOException {
    made.incrementAndGet();
    Files.writeString(folder.resolve("proving.key"), "key");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
