package dev.forge.prover;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Values that take long to make: each is made once, and making one holds up only those who wait for the same. */
final class OncePerKey<K, V> {
  private final ConcurrentMap<K, Cell<V>> cells = new ConcurrentHashMap<>();

  private static final class Cell<V> {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<V> value = Optional.empty();

    V get(Supplier<V> maker) {
      lock.lock();
      try {
        if (value.isEmpty()) {
          value = Optional.of(maker.get());
        }
        return value.get();
      } finally {
        lock.unlock();
      }
    }
  }

  /** The value of a key, made first where there is none; what fails is tried again by the next caller. */
  V get(K key, Supplier<V> maker) {
    return cells.computeIfAbsent(key, missing -> new Cell<>()).get(maker);
  }
}
