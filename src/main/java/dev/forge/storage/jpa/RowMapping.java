package dev.forge.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of an entity, by the annotations that it has for Jakarta Persistence, as plain SQL. The few statements that each
 * submission and each chunk needs go this way: a query of the persistence provider costs several times what the database
 * takes to answer it.
 *
 * @param <R> the entity
 */
final class RowMapping<R> {
  private static final Map<Class<?>, RowMapping<?>> KNOWN = new ConcurrentHashMap<>();
  private static final Pattern FIELD = Pattern.compile("\\be\\.(\\w+)");
  private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

  private final Class<R> entity;
  private final Constructor<R> constructor;
  private final List<MappedColumn> columns;
  private final String table;
  private final String insert;

  private RowMapping(Class<R> entity) {
    this.entity = entity;
    table = entity.getAnnotation(Table.class).name();
    columns = Stream.of(entity.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Column.class) || field.isAnnotationPresent(Id.class))
        .map(MappedColumn::new).toList();
    insert = insertStatement();
    try {
      constructor = entity.getDeclaredConstructor();
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(entity + " has no constructor for the database", e);
    }
  }

  @SuppressWarnings("unchecked") // each class is kept with its own mapping
  static <R> RowMapping<R> of(Class<R> entity) {
    return (RowMapping<R>) KNOWN.computeIfAbsent(entity, RowMapping::new);
  }

  /** A statement and the names of its parameters, in order. */
  record Sql(String text, List<String> parameters) {
    /** Sets the parameters. */
    void bind(PreparedStatement statement, Map<String, ?> values) throws SQLException {
      for (int i = 0; i < parameters.size(); i++) {
        MappedColumn.set(statement, i + 1, values.get(parameters.get(i)), Types.VARCHAR);
      }
    }
  }

  String table() {
    return table;
  }

  List<MappedColumn> columns() {
    return columns;
  }

  /** The name of a field's column. */
  String column(String field) {
    return columns.stream().filter(column -> column.field().equals(field)).map(MappedColumn::name).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(entity + " has no column for " + field));
  }

  /** The name of the field that is the key. */
  String key() {
    return columns.stream().filter(MappedColumn::isKey).map(MappedColumn::field).findFirst().orElseThrow();
  }

  /** A text over the entity {@code e} with named parameters, as SQL over its table. */
  Sql sql(String text) {
    String overColumns = FIELD.matcher(text).replaceAll(match -> "e." + column(match.group(1)));
    List<String> parameters = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(overColumns);
    String positional = matcher.replaceAll(match -> {
      parameters.add(match.group(1));
      return "?";
    });
    return new Sql(positional, parameters);
  }

  /** Selects whole rows; {@code where} is a text over the entity {@code e}. */
  Sql select(String where) {
    Sql condition = sql(where);
    return new Sql("select " + names("e.") + " from " + table + " e " + condition.text(), condition.parameters());
  }

  private String insertStatement() {
    return "insert into " + table + " (" + names("") + ") values ("
        + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
  }

  /** Adds rows; returns how many. */
  int insert(Connection connection, List<Object> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (Object row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private void bind(PreparedStatement statement, Object row) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      MappedColumn.set(statement, i + 1, columns.get(i).get(row), columns.get(i).sqlType());
    }
  }

  /** The row that a result is at. */
  R read(ResultSet result) throws SQLException {
    try {
      R row = constructor.newInstance();
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).read(result, i + 1, row);
      }
      return row;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(entity + " cannot be made", e);
    }
  }

  private String names(String prefix) {
    return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
  }
}
