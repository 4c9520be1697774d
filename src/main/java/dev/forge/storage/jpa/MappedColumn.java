package dev.forge.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;

/** A column and the field of an entity that has its value. */
final class MappedColumn {
  private final Field field;
  private final String name;

  MappedColumn(Field field) {
    this.field = field;
    Column column = field.getAnnotation(Column.class);
    name = column == null || column.name().isEmpty() ? field.getName() : column.name();
    field.setAccessible(true);
  }

  String name() {
    return name;
  }

  String field() {
    return field.getName();
  }

  /** Whether it is part of what an update expects: the key, or the version. */
  boolean isExpected() {
    return isKey() || isVersion();
  }

  boolean isKey() {
    return field.isAnnotationPresent(Id.class);
  }

  boolean isVersion() {
    return field.isAnnotationPresent(Version.class);
  }

  /** Whether an update sets it. */
  boolean changes() {
    return !isExpected() && field.getAnnotation(Column.class).updatable();
  }

  /** The type of a value that is absent. */
  int sqlType() {
    Class<?> type = field.getType();
    return type == Long.class ? Types.BIGINT : type == byte[].class ? Types.BINARY : Types.VARCHAR;
  }

  Object get(Object row) {
    try {
      return field.get(row);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " cannot be read", e);
    }
  }

  /** Sets a parameter of a statement; null is of the type given. */
  static void set(PreparedStatement statement, int at, Object value, int typeOfNull) throws SQLException {
    switch (value) {
      case null -> statement.setNull(at, typeOfNull);
      case Enum<?> constant -> statement.setString(at, constant.name());
      case BigInteger number -> statement.setBigDecimal(at, new BigDecimal(number));
      case byte[] bytes -> statement.setBytes(at, bytes);
      default -> statement.setObject(at, value);
    }
  }

  /** Sets the field to the value of a result's column. */
  void read(ResultSet result, int at, Object row) throws SQLException, IllegalAccessException {
    field.set(row, value(result, at, field.getType()));
  }

  /** The value of a result's column as a type of Java; null where it is absent. */
  static Object value(ResultSet result, int at, Class<?> type) throws SQLException {
    if (type == long.class || type == Long.class) {
      long number = result.getLong(at);
      return result.wasNull() ? null : number;
    }
    if (type == int.class) {
      return result.getInt(at);
    }
    if (type == boolean.class) {
      return result.getBoolean(at);
    }
    if (type == String.class) {
      return result.getString(at);
    }
    if (type == byte[].class) {
      return result.getBytes(at);
    }
    if (type == UUID.class) {
      return result.getObject(at, UUID.class);
    }
    return type == BigInteger.class ? result.getBigDecimal(at).toBigInteger() : constant(result.getString(at), type);
  }

  private static Object constant(String name, Class<?> type) {
    if (name == null) {
      return null;
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalStateException(type + " has no constant " + name);
  }
}
