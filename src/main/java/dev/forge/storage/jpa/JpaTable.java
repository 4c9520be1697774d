package dev.forge.storage.jpa;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of one kind; what is read is detached. */
final class JpaTable<R> {
  /** As Hibernate writes "for update skip locked". */
  private static final int SKIP_LOCKED = -2;

  private final JpaUnits units;
  private final Class<R> entity;

  JpaTable(JpaUnits units, Class<R> entity) {
    this.units = units;
    this.entity = entity;
  }

  void insert(R row) {
    units.insert(row);
  }

  Optional<R> find(Object key) {
    return find(key, LockModeType.NONE);
  }

  Optional<R> find(Object key, LockModeType lock) {
    return units.with(entities -> {
      Optional<R> found = Optional.ofNullable(entities.find(entity, key, lock));
      found.ifPresent(entities::detach);
      return found;
    });
  }

  /** The rows of a query over {@code e}. */
  List<R> select(String where, Map<String, ?> parameters, int most) {
    return units.with(entities -> {
      TypedQuery<R> query =
          entities.createQuery("select e from " + entity.getSimpleName() + " e " + where, entity).setMaxResults(most);
      parameters.forEach(query::setParameter);
      List<R> rows = query.getResultList();
      rows.forEach(entities::detach);
      return rows;
    });
  }

  List<R> select(String where, Map<String, ?> parameters) {
    return select(where, parameters, Integer.MAX_VALUE);
  }

  Optional<R> first(String where, Map<String, ?> parameters) {
    return select(where, parameters, 1).stream().findFirst();
  }

  /** The first row that nobody else has locked, locked until the unit ends. */
  Optional<R> lockFirst(String where, Map<String, ?> parameters) {
    return units.with(entities -> {
      TypedQuery<R> query =
          entities.createQuery("select e from " + entity.getSimpleName() + " e " + where, entity).setMaxResults(1)
              .setLockMode(LockModeType.PESSIMISTIC_WRITE).setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED);
      parameters.forEach(query::setParameter);
      Optional<R> first = query.getResultList().stream().findFirst();
      first.ifPresent(entities::detach);
      return first;
    });
  }

  /** Values of a query. */
  <T> List<T> values(String text, Class<T> type, Map<String, ?> parameters, int most) {
    return units.with(entities -> {
      TypedQuery<T> query = entities.createQuery(text, type).setMaxResults(most);
      parameters.forEach(query::setParameter);
      return query.getResultList();
    });
  }

  long count(String where, Map<String, ?> parameters) {
    return values("select count(e) from " + entity.getSimpleName() + " e " + where, Long.class, parameters, 1)
        .getFirst();
  }

  boolean update(GuardedUpdate update, R row, Map<String, ?> guards) {
    return units.call(() -> units.with(entities -> update.write(entities, row, guards)));
  }

  int delete(String where, Map<String, ?> parameters) {
    return units.execute(entities -> {
      var query = entities.createQuery("delete from " + entity.getSimpleName() + " e " + where);
      parameters.forEach(query::setParameter);
      return query.executeUpdate();
    });
  }
}
