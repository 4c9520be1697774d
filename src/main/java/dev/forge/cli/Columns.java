package dev.forge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of columns, aligned under their names. */
final class Columns {
  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();

  Columns(String... names) {
    lines.add(List.of(names));
  }

  /** One line; as many values as there are names. */
  Columns line(Object... values) {
    lines.add(IntStream.range(0, values.length).mapToObj(i -> String.valueOf(values[i])).toList());
    return this;
  }

  @Override
  public String toString() {
    int columns = lines.getFirst().size();
    int[] widths = IntStream.range(0, columns)
        .map(c -> lines.stream().mapToInt(line -> line.get(c).length()).max().orElse(0)).toArray();
    var text = new StringBuilder();
    for (List<String> line : lines) {
      var row = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        row.append(line.get(c)).repeat(" ", widths[c] - line.get(c).length()).append(GAP);
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
