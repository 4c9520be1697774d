package dev.forge.storage.memory;

import dev.forge.ledger.DuplicateKeyException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rows by key. What comes out and goes in is copied. */
final class Table<K, R> {
  private final String name;
  private final Function<R, K> key;
  private final MemoryUnits units;
  private final Map<K, R> rows = new LinkedHashMap<>();

  Table(String name, Function<R, K> key, MemoryUnits units) {
    this.name = name;
    this.key = key;
    this.units = units;
  }

  /** Adds a row that none of the others is like. */
  void insert(R row, BiPredicate<R, R> sameUnique) {
    units.exclusively(() -> {
      K id = key.apply(row);
      if (rows.containsKey(id) || rows.values().stream().anyMatch(other -> sameUnique.test(other, row))) {
        throw new DuplicateKeyException(name + " " + id, null);
      }
      rows.put(id, Copies.of(row));
      units.undoneBy(() -> rows.remove(id));
      return true;
    });
  }

  void insert(R row) {
    insert(row, (_, _) -> false);
  }

  Optional<R> find(K id) {
    return units.exclusively(() -> Optional.ofNullable(rows.get(id)).map(Copies::of));
  }

  /** Writes a row back where the one kept is as expected; returns whether it was. */
  boolean update(R row, Predicate<R> expected, boolean versioned) {
    return units.exclusively(() -> {
      K id = key.apply(row);
      R old = rows.get(id);
      if (old == null || !expected.test(old)) {
        return false;
      }
      rows.put(id, versioned ? Copies.next(row) : Copies.of(row));
      units.undoneBy(() -> rows.put(id, old));
      return true;
    });
  }

  List<R> select(Predicate<R> wanted, Comparator<R> order, int most) {
    return units.exclusively(
        () -> rows.values().stream().filter(wanted).sorted(order).limit(most).map(Copies::of).toList());
  }

  List<R> select(Predicate<R> wanted, Comparator<R> order) {
    return select(wanted, order, Integer.MAX_VALUE);
  }

  Optional<R> first(Predicate<R> wanted) {
    return units.exclusively(() -> rows.values().stream().filter(wanted).findFirst().map(Copies::of));
  }

  long count(Predicate<R> wanted) {
    return units.exclusively(() -> rows.values().stream().filter(wanted).count());
  }

  /** Deletes rows; returns how many. */
  int delete(Predicate<R> wanted, int most) {
    return units.exclusively(() -> {
      List<R> gone = rows.values().stream().filter(wanted).limit(most).toList();
      gone.forEach(row -> {
        rows.remove(key.apply(row));
        units.undoneBy(() -> rows.put(key.apply(row), row));
      });
      return gone.size();
    });
  }
}
