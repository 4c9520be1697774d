package dev.forge.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Query;
import jakarta.persistence.Version;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes an entity back by one update statement that says which row it expects: of this key, of the version that was read
 * (where there is one), and in a state. It sets every column that may change.
 */
final class GuardedUpdate {
  private final List<Field> changing = new ArrayList<>();
  private final List<Field> expected = new ArrayList<>();
  private final String statement;

  GuardedUpdate(Class<?> entity, String... guards) {
    StringBuilder text = new StringBuilder("update " + entity.getSimpleName() + " e set ");
    StringBuilder where = new StringBuilder();
    for (Field field : entity.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.isAnnotationPresent(Id.class) || field.isAnnotationPresent(Version.class)) {
        where.append(where.isEmpty() ? " where e." : " and e.").append(field.getName()).append(" = :")
            .append(field.getName());
        expected.add(field);
      } else if (field.isAnnotationPresent(Column.class) && field.getAnnotation(Column.class).updatable()) {
        text.append(changing.isEmpty() ? "e." : ", e.").append(field.getName()).append(" = :").append(field.getName());
        changing.add(field);
      }
      if (field.isAnnotationPresent(Version.class)) {
        text.append(", e.version = e.version + 1");
      }
    }
    for (String guard : guards) {
      where.append(" and ").append(guard);
    }
    statement = text.append(where).toString();
  }

  /** Writes the entity; returns whether there was such a row. */
  boolean write(EntityManager entities, Object entity, Map<String, ?> guards) {
    Query update = entities.createQuery(statement);
    changing.forEach(field -> bind(update, field, entity));
    expected.forEach(field -> bind(update, field, entity));
    guards.forEach(update::setParameter);
    int rows = update.executeUpdate();
    if (rows > 1) {
      throw new IllegalStateException(rows + " rows have the key of one: " + statement);
    }
    return rows == 1;
  }

  private static void bind(Query update, Field field, Object entity) {
    try {
      update.setParameter(field.getName(), field.get(entity));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }
}
