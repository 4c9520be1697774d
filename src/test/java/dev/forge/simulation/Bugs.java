package dev.forge.simulation;

import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.Chunks;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rows without a guard, as a careless program would write them. */
final class Bugs {
  private Bugs() {}

  /**
   * Decides on what was read before the unit of work, and writes without comparing.
   *
   * @param frames what was read so far by each delivery that is under way, the innermost first
   */
  static Chunks unguarded(Chunks rows, Deque<Map<ChunkId, Chunk>> frames) {
    return instead(Chunks.class, rows, (method, arguments) -> switch (method.getName()) {
      case "find" -> {
        ChunkId id = (ChunkId) arguments[0];
        Map<ChunkId, Chunk> read = frames.isEmpty() ? new HashMap<>() : frames.peek();
        if (!read.containsKey(id)) {
          rows.find(id).ifPresent(chunk -> read.put(id, chunk));
        }
        yield Optional.ofNullable(read.get(id)).map(Bugs::copy);
      }
      case "update" -> {
        Chunk chunk = (Chunk) arguments[0];
        Chunk kept = rows.find(chunk.id()).orElseThrow();
        set(chunk, "version", kept.version());
        yield rows.update(chunk, kept.state(), kept.leaseToken());
      }
      default -> call(method, rows, arguments);
    });
  }

  /** Takes a second proof of a chunk without a word. */
  static ChunkProofs replacing(ChunkProofs rows) {
    return instead(ChunkProofs.class, rows, (method, arguments) -> {
      boolean second = method.getName().equals("insert") && rows.find(((ChunkProof) arguments[0]).chunk()).isPresent();
      return second ? null : call(method, rows, arguments);
    });
  }

  /** Does not count a try that took too long. */
  static Chunks forgiving(Chunks rows, Timeline timeline) {
    return instead(Chunks.class, rows, (method, arguments) -> {
      if (method.getName().equals("update") && arguments[1] == ChunkState.LEASED) {
        Chunk chunk = (Chunk) arguments[0];
        Chunk kept = rows.find(chunk.id()).orElseThrow();
        boolean late = kept.tokens().stream().anyMatch(token -> kept.timedOut(token, timeline.instant()));
        if (late && !chunk.state().isTerminal()) {
          set(chunk, "failures", kept.failures());
        }
      }
      return call(method, rows, arguments);
    });
  }

  private interface Instead {
    Object call(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T instead(Class<T> port, T rows, Instead instead) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port},
        (_, method, arguments) -> instead.call(method, arguments)));
  }

  static Object call(Method method, Object rows, Object[] arguments) throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(rows, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Chunk copy(Chunk chunk) {
    try {
      var constructor = Chunk.class.getDeclaredConstructor();
      constructor.setAccessible(true);
      Chunk copy = constructor.newInstance();
      for (Field field : Chunk.class.getDeclaredFields()) {
        field.setAccessible(true);
        field.set(copy, field.get(chunk));
      }
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a chunk cannot be copied", e);
    }
  }

  private static void set(Chunk chunk, String field, Object value) {
    try {
      Field found = Chunk.class.getDeclaredField(field);
      found.setAccessible(true);
      found.set(chunk, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a chunk has no " + field, e);
    }
  }
}
