package dev.forge.storage.jpa;

import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Rows of one kind; what is read is detached. Conditions are texts over the entity {@code e} with named parameters. Rows are
 * read and written by plain SQL ({@link RowMapping}) where the condition means the same there; all else are queries of Jakarta
 * Persistence.
 */
final class JpaTable<R> {
  private static final Pattern CONSTANT = Pattern.compile("(=|<>|\\(|,) ?[A-Z]");
  /** As Hibernate writes "for update skip locked". */
  private static final int SKIP_LOCKED = -2;

  private final JpaUnits units;
  private final Class<R> entity;
  private final RowMapping<R> mapping;
  private final Map<String, RowMapping.Sql> selects = new ConcurrentHashMap<>();

  JpaTable(JpaUnits units, Class<R> entity) {
    this.units = units;
    this.entity = entity;
    mapping = RowMapping.of(entity);
  }

  void insert(R row) {
    units.insert(mapping, row);
  }

  /** The row of a key that is one column. */
  Optional<R> find(Object key) {
    return only("where e." + mapping.key() + " = :key", Map.of("key", key));
  }

  /** The rows that a condition holds for. */
  List<R> select(String where, Map<String, ?> parameters, int most) {
    return isPlain(where, parameters) ? selectPlain(where, parameters, most) : query(where, parameters, most);
  }

  private List<R> selectPlain(String where, Map<String, ?> parameters, int most) {
    String text = most == Integer.MAX_VALUE ? where : where + " fetch first " + most + " rows only";
    RowMapping.Sql select = selects.computeIfAbsent(text, mapping::select);
    return units.withConnection(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(select.text())) {
        select.bind(statement, parameters);
        try (ResultSet result = statement.executeQuery()) {
          List<R> rows = new ArrayList<>();
          while (result.next()) {
            rows.add(mapping.read(result));
          }
          return rows;
        }
      }
    });
  }

  /** Whether a condition means the same in SQL: it has no constant of an enum, and no parameter is a list. */
  private static boolean isPlain(String where, Map<String, ?> parameters) {
    return !CONSTANT.matcher(where).find() && parameters.values().stream().noneMatch(Collection.class::isInstance);
  }

  private List<R> query(String where, Map<String, ?> parameters, int most) {
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
    if (isPlain(where, parameters)) {
      return only(where + " fetch first 1 rows only for update skip locked", parameters);
    }
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

  /** The one row of a unique condition. */
  Optional<R> only(String where, Map<String, ?> parameters) {
    return select(where, parameters).stream().findFirst();
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
    return units.executeOnConnection(connection -> update.write(connection, row, guards));
  }

  /** Deletes the rows that a condition holds for; returns how many. */
  int delete(String where, Map<String, ?> parameters) {
    return isPlain(where, parameters) ? deletePlain(where, parameters) : deleteByQuery(where, parameters);
  }

  private int deletePlain(String where, Map<String, ?> parameters) {
    RowMapping.Sql condition = mapping.sql(where);
    return units.executeOnConnection(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from " + mapping.table() + " e " + condition.text())) {
        condition.bind(statement, parameters);
        return statement.executeUpdate();
      }
    });
  }

  /** Deletes the rows that a condition of Jakarta Persistence holds for; returns how many. */
  int deleteByQuery(String where, Map<String, ?> parameters) {
    return units.execute(entities -> {
      Query query = entities.createQuery("delete from " + entity.getSimpleName() + " e " + where);
      parameters.forEach(query::setParameter);
      return query.executeUpdate();
    });
  }
}
