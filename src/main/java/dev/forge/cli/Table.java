package dev.forge.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of a name and a value, aligned. */
final class Table {
  private static final int INDENT = 2;

  private record Row(String name, String value) {}

  private final List<Row> rows = new ArrayList<>();

  Table row(String name, Object value) {
    rows.add(new Row(name, String.valueOf(value)));
    return this;
  }

  /** One line for each row. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row.name.length()).max().orElse(0) + INDENT;
    var lines = new StringBuilder();
    rows.forEach(row -> lines.append(row.name).repeat(" ", width - row.name.length()).append(row.value).append('\n'));
    return lines.toString();
  }
}
