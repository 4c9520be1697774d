package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Expression;
import dev.forge.zk.field.Fr;
import java.util.BitSet;
import java.util.List;

/**
 * What one ACIR function becomes, over wires of its own: 0 is the constant one (in a conditional call: the gate),
 * 1 + w is witness w, then come the extra wires.
 *
 * @param witnesses the number of witnesses
 * @param used the witnesses that occur in a constraint
 * @param extra what extra wire e is: at least 0 the number of an internal wire, otherwise special wire
 *     {@code -1 - extra[e]}
 * @param internals the number of internal wires
 * @param special wires that are defined elsewhere
 * @param partOfRow ordinals of {@link Part}
 * @param steps how internal wires are computed ({@link Steps})
 */
record Template(
    int function,
    String name,
    int witnesses,
    BitSet used,
    int[] extra,
    int internals,
    List<Special> special,
    int[] opcodeOfRow,
    byte[] partOfRow,
    List<CallSite> calls,
    List<Bound> ranges,
    List<Bound> decompositions,
    List<Bound> implied,
    int[] steps) {

  /** A wire that another part of the circuit defines. */
  sealed interface Special {
    /** A witness of the function called at a site. */
    record Port(int call, int witness) implements Special {}

    /** A bit of a decomposed witness; 0 where the witness turns out to be shorter. */
    record Bit(int decomposition, int bit) implements Special {}
  }

  /**
   * A call.
   *
   * @param gate the wire that says whether the call is taken; 0 if it always is
   * @param outputs the caller's witnesses
   */
  record CallSite(int function, int gate, int[] inputs, int[] outputs, int opcode, Expression predicate) {
    /** Whether inputs and outputs are tied by rows, and not the same wires. */
    boolean conditional() {
      return gate != LinearCombination.ONE;
    }
  }

  /** A witness has at most so many bits, as an opcode has it. */
  record Bound(int witness, int bits, int opcode) {
    private int wires() {
      return Math.min(bits, Fr.MODULUS.value().bitLength());
    }
  }

  /** The rows of a function, over its own wires; needed until they are copied into the circuit. */
  record Matrices(Rows left, Rows right, Rows output) {
    /** Rows and terms. */
    long size() {
      return (long) left.rows + left.terms() + right.terms() + output.terms();
    }
  }

  int rows() {
    return opcodeOfRow.length;
  }

  int wireCount() {
    return 1 + witnesses + extra.length;
  }

  /** What a run of the function takes besides its rows: itself, its wires, the bits of its ranges. */
  long size() {
    long bits = ranges.stream().mapToLong(Bound::wires).sum() + decompositions.stream().mapToLong(Bound::wires).sum();
    return 1L + witnesses + internals + bits;
  }
}
