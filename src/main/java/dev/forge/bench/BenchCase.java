package dev.forge.bench;

import dev.forge.prover.RangeChecks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Something to measure, by its name on the command line. */
public sealed interface BenchCase {
  /** What is measured where nothing else is asked for, smallest first. */
  List<String> STANDARD = List.of("ownership", "batch_1_1_1", "batch_1_1_1:bits", "mimc:65000",
      "mimc:262000", "batch_8_0_0", "batch_8_4_4");

  /** The name. */
  String name();

  /** Opens what it takes to prove it; inputs are read from a folder of examples. */
  Workload open(Path examples);

  /**
   * An installed circuit with inputs from the examples.
   *
   * @param circuit its name
   * @param file the file of its inputs
   * @param ranges how it checks ranges
   */
  record Circuit(String circuit, String file, RangeChecks ranges) implements BenchCase {
    private static final List<Circuit> ALL = Stream.of(RangeChecks.AUTOMATIC, RangeChecks.BITS)
        .flatMap(ranges -> Stream.of(
            new Circuit("ownership", "ownership.toml", ranges),
            new Circuit("batch_1_1_1", "batch-1t.json", ranges),
            new Circuit("batch_8_0_0", "batch-70-recorded.json", ranges),
            new Circuit("batch_8_4_4", "batch-8t4w4s-full.json", ranges)))
        .toList();

    @Override
    public String name() {
      return ranges == RangeChecks.AUTOMATIC ? circuit : circuit + ":" + ranges.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Workload open(Path examples) {
      return CircuitWorkload.open(this, examples.resolve(file));
    }
  }

  /**
   * Rows of repeated MiMC permutations, without ranges.
   *
   * @param rows how many
   */
  record Mimc(int rows) implements BenchCase {
    private static final String PREFIX = "mimc:";
    private static final int LARGEST = 1 << 22;

    @Override
    public String name() {
      return PREFIX + rows;
    }

    @Override
    public Workload open(Path examples) {
      return new MimcWorkload(rows);
    }

    private static Optional<Mimc> named(String name) {
      String digits = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
      return Optional.of(digits).filter(text -> text.matches("[0-9]{1,7}")).map(Integer::valueOf)
          .filter(rows -> rows >= MimcWorkload.FEWEST_ROWS && rows <= LARGEST).map(Mimc::new);
    }
  }

  /** The case of a name: a circuit, a circuit with {@code :bits}, or {@code mimc:} and a number of rows. */
  static Optional<BenchCase> named(String name) {
    return Circuit.ALL.stream().filter(circuit -> circuit.name().equals(name)).<BenchCase>map(circuit -> circuit)
        .findFirst().or(() -> Mimc.named(name));
  }
}
