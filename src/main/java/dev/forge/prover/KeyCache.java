package dev.forge.prover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Folders of key files, one for each circuit, named by the circuit's hash. A folder appears whole or not at all: it is
 * filled under another name and renamed. A lock file keeps two processes from making the same keys.
 *
 * @param folder where the folders are
 */
public record KeyCache(Path folder) {
  private static final Map<Path, ReentrantLock> LOCKS_OF_THIS_PROCESS = new ConcurrentHashMap<>();
  private static final String UNFINISHED = ".part";
  private static final String LOCK = ".lock";

  /** Makes the folder absolute, so that a lock means the same everywhere in the process. */
  public KeyCache {
    folder = folder.toAbsolutePath().normalize();
  }

  /** The cache in {@code $FORGE_HOME/keys}, or in {@code .forge/keys} of the user's home folder. */
  public static KeyCache of(Map<String, String> environment) {
    String home = environment.getOrDefault("FORGE_HOME", "");
    Path forgeHome = home.isBlank() ? Path.of(System.getProperty("user.home"), ".forge") : Path.of(home);
    return new KeyCache(forgeHome.resolve("keys"));
  }

  /** Fills a folder with the files of one circuit's keys. */
  @FunctionalInterface
  public interface Maker {
    /** Writes the files; the folder exists and is empty. */
    void writeInto(Path folder) throws IOException;
  }

  /** The folder of a circuit's keys, where there is one. */
  public Optional<Path> find(String circuitHash) {
    return Optional.of(folderOf(circuitHash)).filter(Files::isDirectory);
  }

  /**
   * The folder of a circuit's keys, made first where there is none. Of several callers, in this process or others, one
   * makes them and the others wait.
   *
   * @throws IOException if the files cannot be written; nothing is left then
   */
  public Path obtain(String circuitHash, Maker maker) throws IOException {
    Optional<Path> found = find(circuitHash);
    if (found.isPresent()) {
      return found.get();
    }
    Path target = folderOf(circuitHash);
    Files.createDirectories(folder);
    ReentrantLock inProcess = LOCKS_OF_THIS_PROCESS.computeIfAbsent(target, path -> new ReentrantLock());
    inProcess.lock();
    try (FileChannel lockFile = FileChannel.open(folder.resolve(circuitHash + LOCK), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE); FileLock held = lockFile.lock()) {
      if (held.isValid() && !Files.isDirectory(target)) {
        make(circuitHash, target, maker);
      }
    } finally {
      inProcess.unlock();
    }
    return target;
  }

  /** The hashes of the circuits that have keys, ascending. */
  public List<String> circuitHashes() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString())
          .filter(name -> !name.endsWith(UNFINISHED)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("key cache " + folder, e);
    }
  }

  /** The bytes of all files of a circuit's keys; 0 where there are none. */
  public long sizeOf(String circuitHash) {
    Path keys = folderOf(circuitHash);
    if (!Files.isDirectory(keys)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(keys)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("key cache " + keys, e);
    }
  }

  private void make(String circuitHash, Path target, Maker maker) throws IOException {
    removeUnfinished(circuitHash);
    Path unfinished = folder.resolve(circuitHash + "." + UUID.randomUUID() + UNFINISHED);
    Files.createDirectory(unfinished);
    try {
      maker.writeInto(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(unfinished);
    }
  }

  /** Removes what a process left that died; the caller holds the lock, so nobody is writing it. */
  private void removeUnfinished(String circuitHash) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith(circuitHash + ".") && name.endsWith(UNFINISHED)) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> tree = Files.walk(path)) {
        for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(entry);
        }
      }
    }
  }

  private Path folderOf(String circuitHash) {
    if (!circuitHash.matches("[0-9a-f]{16,64}")) {
      throw new IllegalArgumentException("circuit hash " + circuitHash + " is not 16 to 64 lower-case hex digits");
    }
    return folder.resolve(circuitHash);
  }
}
