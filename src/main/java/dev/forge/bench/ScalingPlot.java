package dev.forge.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A drawing of {@link ScalingReport} in SVG: microseconds a row over the rows, which are on a logarithmic scale. */
public final class ScalingPlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 60;
  private static final int RIGHT = 90;
  private static final int TOP = 30;
  private static final int BOTTOM = 50;
  private static final int LINES = 5;

  private final ScalingReport report;
  private final double highest;

  /** A drawing of a report with at least two sizes. */
  public ScalingPlot(ScalingReport report) {
    this.report = report;
    double most = report.sizes().stream().mapToDouble(size -> Math.max(size.oneEach(), size.allEach())).max().orElse(1);
    highest = LINES * Math.ceil(most / LINES);
  }

  /** The file's content. */
  public String svg() {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="18">Microseconds a row, by rows (kernels %s)</text>
        %s%s%s%s</svg>
        """.formatted(WIDTH, HEIGHT, LEFT, report.kernels(), grid(), sizes(),
        curve("1 core", "#b3541e", ScalingReport.Size::oneEach),
        curve(report.threads() + " cores", "#1e5fb3", ScalingReport.Size::allEach));
  }

  private String grid() {
    return IntStream.rangeClosed(0, LINES).mapToObj(i -> {
      double value = highest * i / LINES;
      return text("<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#ddd'/>\n", LEFT, y(value), WIDTH - RIGHT,
          y(value))
          + text("<text x='%d' y='%.1f' text-anchor='end'>%.0f</text>\n", LEFT - 8, y(value) + 4, value);
    }).collect(Collectors.joining());
  }

  private String sizes() {
    return IntStream.range(0, report.sizes().size()).mapToObj(i -> text(
        "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>\n", x(i), HEIGHT - BOTTOM + 20,
        Quantity.count(report.sizes().get(i).rows()))).collect(Collectors.joining());
  }

  private String curve(String name, String color, ToDoubleFunction<ScalingReport.Size> value) {
    List<ScalingReport.Size> sizes = report.sizes();
    String points = IntStream.range(0, sizes.size())
        .mapToObj(i -> text("%.1f,%.1f", x(i), y(value.applyAsDouble(sizes.get(i))))).collect(Collectors.joining(" "));
    return text("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>\n", points, color)
        + text("<text x='%d' y='%.1f' fill='%s'>%s</text>\n", WIDTH - RIGHT + 8,
            y(value.applyAsDouble(sizes.getLast())) + 4, color, name);
  }

  private double x(int size) {
    return LEFT + (double) (WIDTH - LEFT - RIGHT) * size / Math.max(1, report.sizes().size() - 1);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
