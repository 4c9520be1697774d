package dev.forge.storage.jpa;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes an entity back by one update statement that says which row it expects: of this key, of the version that was read
 * (where there is one), and in a state. It sets every column that may change.
 */
final class GuardedUpdate {
  private final List<MappedColumn> changing;
  private final List<MappedColumn> expected;
  private final RowMapping.Sql guard;
  private final String statement;

  /** An update with further conditions over the entity {@code e}. */
  GuardedUpdate(Class<?> entity, String... guards) {
    RowMapping<?> mapping = RowMapping.of(entity);
    changing = mapping.columns().stream().filter(MappedColumn::changes).toList();
    expected = mapping.columns().stream().filter(MappedColumn::isExpected).toList();
    guard = mapping.sql(List.of(guards).stream().map(text -> " and " + text).collect(Collectors.joining()));
    String version = expected.stream().filter(MappedColumn::isVersion).map(MappedColumn::name)
        .map(name -> ", " + name + " = e." + name + " + 1").findFirst().orElse("");
    statement = "update " + mapping.table() + " e set "
        + changing.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", ")) + version
        + " where "
        + expected.stream().map(column -> "e." + column.name() + " = ?").collect(Collectors.joining(" and "))
        + guard.text();
  }

  /** Writes the entity; returns whether there was such a row. */
  boolean write(Connection connection, Object entity, Map<String, ?> guards) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      int at = 1;
      for (List<MappedColumn> columns : List.of(changing, expected)) {
        for (MappedColumn column : columns) {
          MappedColumn.set(update, at++, column.get(entity), column.sqlType());
        }
      }
      for (String name : guard.parameters()) {
        MappedColumn.set(update, at++, guards.get(name), Types.VARCHAR);
      }
      int rows = update.executeUpdate();
      if (rows > 1) {
        throw new IllegalStateException(rows + " rows have the key of one: " + statement);
      }
      return rows == 1;
    }
  }
}
