package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Input;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Collects the constraints of one function. */
final class TemplateBuilder {
  /** Combinations keep their terms sorted, so that adding many in another order would be slow. */
  private static final int FEW_TERMS = 100;

  final Coefficients coefficients;
  final IntList steps = new IntList();
  final List<Template.CallSite> calls = new ArrayList<>();
  private final int function;
  private final String name;
  private final int witnesses;
  private final BitSet used;
  private final BitSet onRight = new BitSet();
  private final IntList extra = new IntList();
  private final List<Template.Special> special = new ArrayList<>();
  private final Rows left = new Rows();
  private final Rows right = new Rows();
  private final Rows output = new Rows();
  private final IntList opcodeOfRow = new IntList();
  private final ByteArrayOutputStream partOfRow = new ByteArrayOutputStream();
  private final List<Template.Bound> ranges = new ArrayList<>();
  private final List<Template.Bound> decompositions = new ArrayList<>();
  private final List<Template.Bound> implied = new ArrayList<>();
  private int internals;
  private int opcode;
  private String opcodeName = "";
  private Part part = Part.ASSERT_ZERO;

  TemplateBuilder(Coefficients coefficients, int function, String name, int witnesses) {
    this.coefficients = coefficients;
    this.function = function;
    this.name = name;
    this.witnesses = witnesses;
    used = new BitSet(witnesses);
  }

  /** Says where the rows that follow belong. */
  void at(int opcodeIndex, String nameOfOpcode, Part partOfRows) {
    opcode = opcodeIndex;
    opcodeName = nameOfOpcode;
    part = partOfRows;
  }

  int opcode() {
    return opcode;
  }

  int wireOf(int witness) {
    return 1 + witness;
  }

  boolean isWitness(int wire) {
    return wire >= 1 && wire <= witnesses;
  }

  LinearCombination witness(int witness) {
    return LinearCombination.of(wireOf(witness));
  }

  LinearCombination of(Input input) {
    return switch (input) {
      case Input.Constant c -> LinearCombination.constant(c.value());
      case Input.Witness w -> witness(w.index());
    };
  }

  /** The linear terms and the constant of an expression. */
  LinearCombination linear(Expression expression) {
    LinearCombination sum = new LinearCombination().plus(expression.constant(), LinearCombination.ONE);
    List<Expression.Term> terms = expression.linear();
    if (terms.size() > FEW_TERMS) {
      terms = terms.stream().sorted(Comparator.comparingInt(Expression.Term::witness)).toList();
    }
    for (Expression.Term term : terms) {
      sum.plus(term.coefficient(), wireOf(term.witness()));
    }
    return sum;
  }

  /** The first of some new internal wires, which are consecutive. */
  int internalWires(int count) {
    int first = 1 + witnesses + extra.size();
    for (int i = 0; i < count; i++) {
      extra.add(internals++);
    }
    return first;
  }

  int specialWire(Template.Special wire) {
    special.add(wire);
    extra.add(-special.size());
    return witnesses + extra.size();
  }

  /**
   * Adds the row a * b = c, or b * a = c: a wire that occurs on the right of any row costs the prover a point in G2, so
   * the factor with fewer new ones goes there.
   */
  void row(LinearCombination a, LinearCombination b, LinearCombination c) {
    boolean swap = newOnRight(a) < newOnRight(b);
    LinearCombination rightSide = swap ? a : b;
    for (int i = 0; i < rightSide.size(); i++) {
      onRight.set(rightSide.wire(i));
    }
    add(left, swap ? b : a);
    add(right, rightSide);
    add(output, c);
    rowEnded();
  }

  private int newOnRight(LinearCombination side) {
    int count = 0;
    for (int i = 0; i < side.size(); i++) {
      count += side.wire(i) == LinearCombination.ONE || onRight.get(side.wire(i)) ? 0 : 1;
    }
    return count;
  }

  private void add(Rows matrix, LinearCombination combination) {
    for (int i = 0; i < combination.size(); i++) {
      markUsed(combination.wire(i));
    }
    matrix.add(combination, coefficients);
  }

  void markUsed(int wire) {
    if (isWitness(wire)) {
      used.set(wire - 1);
    }
  }

  /** Adds a row whose wires and coefficients are already those of this function; see {@link #markUsed}. */
  void patternRow(Rows[] pattern, int row, int[] wires, int[] coefficientIndices) {
    copy(pattern[0], left, row, wires, coefficientIndices);
    copy(pattern[1], right, row, wires, coefficientIndices);
    copy(pattern[2], output, row, wires, coefficientIndices);
    rowEnded();
  }

  private static void copy(Rows from, Rows to, int row, int[] wires, int[] coefficientIndices) {
    int start = from.rowStart[row];
    int size = from.rowStart[row + 1] - start;
    for (int i = 0; i < size; i++) {
      to.term(wires[from.wire[start + i]], coefficientIndices[from.coefficient[start + i]], i);
    }
    to.endRow(size);
  }

  private void rowEnded() {
    if (matrices().size() > CircuitCompiler.LARGEST) {
      throw unprovable(opcodeName, CircuitCompiler.TOO_LARGE);
    }
    opcodeOfRow.add(opcode);
    partOfRow.write(part.ordinal());
  }

  /** Adds the row a * 1 = 0, or none where a is 0 anyway. */
  void zero(LinearCombination a) {
    if (!a.isZero()) {
      row(a, LinearCombination.of(LinearCombination.ONE), new LinearCombination());
    }
  }

  /** A new wire that is a * b. */
  int product(LinearCombination a, LinearCombination b) {
    int wire = internalWires(1);
    Steps.product(steps, left.rows, wire);
    row(a, b, LinearCombination.of(wire));
    return wire;
  }

  /** Bounds a witness; equal and wider bounds of one witness cost nothing. */
  void range(int witness, int bits) {
    used.set(witness);
    ranges.add(new Template.Bound(witness, bits, opcode));
  }

  /** Notes a bound that follows from constraints made for another purpose. */
  void impliedRange(int witness, int bits) {
    implied.add(new Template.Bound(witness, bits, opcode));
  }

  /** Bounds a witness, and gives its bits as wires. */
  int[] bits(int witness, int bits) {
    used.set(witness);
    decompositions.add(new Template.Bound(witness, bits, opcode));
    int[] wires = new int[bits];
    for (int i = 0; i < bits; i++) {
      wires[i] = specialWire(new Template.Special.Bit(decompositions.size() - 1, i));
    }
    return wires;
  }

  UnprovableOpcodeException unprovable(String opcodeName, String reason) {
    return new UnprovableOpcodeException(name, opcode, opcodeName, reason);
  }

  Template.Matrices matrices() {
    return new Template.Matrices(left, right, output);
  }

  Template build() {
    return new Template(
        function,
        name,
        witnesses,
        used,
        extra.toArray(),
        internals,
        List.copyOf(special),
        opcodeOfRow.toArray(),
        partOfRow.toByteArray(),
        List.copyOf(calls),
        List.copyOf(ranges),
        List.copyOf(decompositions),
        List.copyOf(implied),
        steps.toArray());
  }
}
