package dev.forge.prover;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Values that take long to make: each is made once, and making one holds up only those who wait for the same. It is made by
 * a thread of its own, since those who wait may give up: what is made for all does not end because one of them was
 * cancelled.
 */
final class OncePerKey<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();

  /**
   * The value of a key, made first where there is none; what fails, fails for all who wait for it, and is tried again by the
   * next caller.
   *
   * @throws CancellationException if the calling thread is interrupted; its flag stays set
   */
  V get(K key, Supplier<V> maker) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> shared = values.putIfAbsent(key, mine);
    if (shared == null) {
      Thread.ofPlatform().daemon().name("forge-making-" + key).start(() -> make(key, maker, mine));
    }
    return await(key, shared == null ? mine : shared);
  }

  private void make(K key, Supplier<V> maker, CompletableFuture<V> value) {
    try {
      value.complete(maker.get());
    } catch (RuntimeException | Error e) {
      values.remove(key, value);
      value.completeExceptionally(e);
    }
  }

  private static <K, V> V await(K key, CompletableFuture<V> value) {
    try {
      return value.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("interrupted while waiting for " + key);
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
