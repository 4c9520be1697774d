package dev.forge.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * The time of a proof by its rows.
 *
 * @param threads how many cores all are
 * @param kernels the arithmetic kernels that ran
 * @param repetitions how many times of each size the median was taken of
 * @param sizes ascending
 */
public record ScalingReport(int threads, String kernels, int repetitions, List<Size> sizes) {
  private static final double MICRO = 1e6;

  /**
   * One number of rows.
   *
   * @param one median seconds on one core
   * @param all median seconds on all
   */
  public record Size(int rows, double one, double all) {
    /** Microseconds a row on one core. */
    double oneEach() {
      return MICRO * one / rows;
    }

    /** Microseconds a row on all cores. */
    double allEach() {
      return MICRO * all / rows;
    }
  }

  /** Copies the list. */
  public ScalingReport {
    sizes = List.copyOf(sizes);
  }

  /** A table with a row for each size. */
  public String markdown() {
    Machine machine = Machine.here();
    MarkdownTable table = new MarkdownTable("rows", "1 core", threads + " cores", "times faster", "1 core, a row",
        threads + " cores, a row");
    sizes.forEach(size -> table.row(List.of(Quantity.count(size.rows()), Quantity.seconds(size.one()),
        Quantity.seconds(size.all()), Quantity.ratio(size.one() / size.all()), Quantity.ratio(size.oneEach()) + " µs",
        Quantity.ratio(size.allEach()) + " µs")));
    return "Kernels %s, JDK %s, %s; median of %d.%n%n%s".formatted(kernels, Runtime.version(), machine.processor(),
        repetitions, table);
  }

  /** The same for machines. */
  public JsonObject json() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    sizes.forEach(size -> list.add(Json.createObjectBuilder().add("rows", size.rows()).add("oneCore", size.one())
        .add("allCores", size.all())));
    return Json.createObjectBuilder().add("threads", threads).add("kernels", kernels).add("sizes", list).build();
  }
}
