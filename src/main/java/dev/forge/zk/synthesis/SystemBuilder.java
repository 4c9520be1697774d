package dev.forge.zk.synthesis;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import dev.forge.zk.synthesis.Ranges.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes all rows of a circuit: ranges, runs of functions, lookups, the mask, public inputs. */
final class SystemBuilder {
  private static final LinearCombination NOTHING = new LinearCombination();
  private static final LinearCombination ONE = LinearCombination.of(LinearCombination.ONE);

  private final Coefficients coefficients;
  private final Instances instances;
  private final Template.Matrices[] matrices;
  private final Ranges ranges;
  private final Wires wires;
  private final Rows left = new Rows();
  private final Rows right = new Rows();
  private final Rows output = new Rows();

  SystemBuilder(
      Coefficients coefficients, Instances instances, Template.Matrices[] matrices, Ranges ranges, Wires wires) {
    this.matrices = matrices;
    this.coefficients = coefficients;
    this.instances = instances;
    this.ranges = ranges;
    this.wires = wires;
  }

  private int rows() {
    return left.rows;
  }

  private void row(LinearCombination a, LinearCombination b, LinearCombination c) {
    left.add(a, coefficients);
    right.add(b, coefficients);
    output.add(c, coefficients);
  }

  /** All rows; returns where each section starts. */
  RowSections write(Optional<Committed> committed, List<Integer> publicWires) {
    int width = committed.map(Committed::lookupWidth).orElse(0);
    int[] rangeStart = new int[ranges.count() + 1];
    rangeStart[0] = rows();
    for (int i = 0; i < ranges.count(); i++) {
      range(i, width);
      rangeStart[i + 1] = rows();
    }
    int[] instanceStart = new int[instances.count() + 1];
    instanceStart[0] = rows();
    Stamp stamp = new Stamp(coefficients, wires);
    for (int i = 0; i < instances.count(); i++) {
      Template.Matrices function = matrices[instances.template(i).function()];
      stamp.copy(function.left(), left, i);
      stamp.copy(function.right(), right, i);
      stamp.copy(function.output(), output, i);
      instanceStart[i + 1] = rows();
    }
    int[] lookupStart = new int[ranges.count() + 1];
    Arrays.fill(lookupStart, rows());
    committed.filter(c -> width > 0).ifPresent(c -> lookups(c, lookupStart));
    int tableStart = rows();
    committed.filter(c -> width > 0).ifPresent(this::table);
    int maskStart = rows();
    committed.ifPresent(this::mask);
    int publicStart = rows();
    bindPublic(publicWires);
    return new RowSections(rangeStart, instanceStart, lookupStart, tableStart, maskStart, publicStart, rows());
  }

  private void range(int range, int limbWidth) {
    LinearCombination x = LinearCombination.of(ranges.wire(range));
    int bits = ranges.bits(range);
    Form form = ranges.form(range);
    if (form == Form.IMPLIED) {
      return;
    }
    if (bits == 0) {
      row(x, ONE, NOTHING);
    } else if (form == Form.LOOKUP) {
      row(sum(range, Lookup.limbs(bits, limbWidth), limbWidth), ONE, x);
    } else if (form == Form.DECOMPOSED && bits > 1) {
      booleans(range, bits);
      row(sum(range, bits, 1), ONE, x);
    } else {
      booleans(range, bits - 1);
      LinearCombination top = x.plus(Coefficients.MINUS, sum(range, bits - 1, 1));
      Fr unit = Coefficients.powerOfTwo(bits - 1);
      row(top.times(Fr.ONE), top.plus(unit.negate(), LinearCombination.ONE), NOTHING);
    }
  }

  private void booleans(int range, int count) {
    for (int i = 0; i < count; i++) {
      LinearCombination bit = LinearCombination.of(ranges.firstWire(range) + i);
      row(bit, bit, bit);
    }
  }

  private LinearCombination sum(int range, int parts, int width) {
    LinearCombination sum = new LinearCombination();
    for (int i = 0; i < parts; i++) {
      sum.plus(Coefficients.powerOfTwo(width * i), ranges.firstWire(range) + i);
    }
    return sum;
  }

  /** inverse * (X - q) = 1. */
  private void lookups(Committed committed, int[] lookupStart) {
    int width = committed.lookupWidth();
    int inverse = committed.firstLookupInverse();
    for (int i = 0; i < ranges.count(); i++) {
      int bits = ranges.bits(i);
      if (ranges.form(i) == Form.LOOKUP) {
        int limbs = Lookup.limbs(bits, width);
        for (int j = 0; j < limbs; j++) {
          lookup(committed, inverse++, Fr.ONE, ranges.firstWire(i) + j);
        }
        if (bits % width != 0) {
          Fr shift = Coefficients.powerOfTwo(width - Lookup.topWidth(bits, width));
          lookup(committed, inverse++, shift, ranges.firstWire(i) + limbs - 1);
        }
      }
      lookupStart[i + 1] = rows();
    }
  }

  private void lookup(Committed committed, int inverse, Fr shift, int limb) {
    row(
        LinearCombination.of(inverse),
        LinearCombination.of(committed.challenge()).plus(shift.negate(), limb),
        ONE);
  }

  /** inverse * (X - t) = multiplicity, and the sum over both sides. */
  private void table(Committed committed) {
    LinearCombination sum = new LinearCombination();
    for (int t = 0; t < committed.entries(); t++) {
      int inverse = committed.firstEntryInverse() + t;
      sum.plus(Fr.ONE, inverse);
      row(
          LinearCombination.of(inverse),
          LinearCombination.of(committed.challenge()).plus(Fr.of(t).negate(), LinearCombination.ONE),
          LinearCombination.of(committed.firstMultiplicity() + t));
    }
    for (int i = 0; i < committed.lookups(); i++) {
      sum.plus(Coefficients.MINUS, committed.firstLookupInverse() + i);
    }
    row(sum, ONE, NOTHING);
  }

  /** Rows that hold for any value, so that the key has a point for the wire. */
  private void mask(Committed committed) {
    LinearCombination mask = LinearCombination.of(committed.mask());
    row(mask, ONE, mask);
    if (committed.lookupWidth() == 0) {
      row(LinearCombination.of(committed.challenge()), NOTHING, NOTHING);
    }
  }

  /**
   * Public inputs that occur nowhere get a row x * 0 = 0, and those that are one wire with another public input a row
   * that ties them.
   *
   * @param publicWires for each public input, the wire that its witness has in the rows
   */
  private void bindPublic(List<Integer> publicWires) {
    boolean[] occurs = new boolean[publicWires.size() + 1];
    for (Rows matrix : List.of(left, right, output)) {
      for (int k = 0; k < matrix.terms(); k++) {
        if (matrix.wire[k] < occurs.length) {
          occurs[matrix.wire[k]] = true;
        }
      }
    }
    for (int i = 1; i < occurs.length; i++) {
      int wire = publicWires.get(i - 1);
      if (wire != i) {
        row(LinearCombination.of(i).plus(Coefficients.MINUS, wire), ONE, NOTHING);
      } else if (!occurs[i]) {
        row(LinearCombination.of(i), NOTHING, NOTHING);
      }
    }
  }

  R1cs build(List<Commitment> commitments) {
    FrVector values = coefficients.toVector();
    return new R1cs(
        wires.count(),
        wires.publicWires(),
        matrix(left, values),
        matrix(right, values),
        matrix(output, values),
        commitments);
  }

  private static SparseMatrix matrix(Rows rows, FrVector coefficients) {
    return new SparseMatrix(
        Arrays.copyOf(rows.rowStart, rows.rows + 1),
        Arrays.copyOf(rows.wire, rows.terms()),
        Arrays.copyOf(rows.coefficient, rows.terms()),
        coefficients);
  }
}
