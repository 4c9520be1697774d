package dev.forge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown whose columns are also aligned for the eye: the first to the left, the others to the right. */
public final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with titles and no rows. */
  public MarkdownTable(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a row of as many cells as there are titles. */
  public MarkdownTable row(List<String> cells) {
    if (cells.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException(cells.size() + " cells under " + rows.getFirst().size() + " titles");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  @Override
  public String toString() {
    int[] widths = IntStream.range(0, rows.getFirst().size())
        .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)).toArray();
    var text = new StringBuilder(line(rows.getFirst(), widths));
    text.append(IntStream.range(0, widths.length)
        .mapToObj(i -> i == 0 ? "-".repeat(widths[i] + 2) : "-".repeat(widths[i] + 1) + ":")
        .collect(Collectors.joining("|", "|", "|\n")));
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> {
          String padding = " ".repeat(widths[i] - cells.get(i).length());
          return i == 0 ? cells.get(i) + padding : padding + cells.get(i);
        }).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
