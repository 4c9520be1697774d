package dev.forge.zk.synthesis;

import java.util.List;
import java.util.Map;

/**
 * What a compiled circuit costs, and why.
 *
 * @param rows all rows
 * @param wires all wires, the constant one among them
 * @param publicInputs public inputs: public parameters and return values of main
 * @param terms non-zero entries of the three matrices together
 * @param rowsByPart rows of each part, parts without rows left out
 * @param functions functions that occur, by index; their rows do not include those of the functions they call
 * @param ranges how ranges are checked
 * @param commitments commitments: 0 or 1
 * @param proofBytes size of a proof in gnark's raw format
 */
public record SynthesisReport(
    int rows,
    int wires,
    int publicInputs,
    long terms,
    Map<Part, Integer> rowsByPart,
    List<FunctionRows> functions,
    RangeChoice ranges,
    int commitments,
    int proofBytes) {
  public SynthesisReport {
    rowsByPart = Map.copyOf(rowsByPart);
    functions = List.copyOf(functions);
  }

  /** The rows of all runs of one function, by part. */
  public record FunctionRows(int function, String name, int instances, Map<Part, Integer> rowsByPart) {
    public FunctionRows {
      rowsByPart = Map.copyOf(rowsByPart);
    }

    /** The rows of all parts. */
    public int rows() {
      return rowsByPart.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * The two ways to check the circuit's ranges of two bits and more, and which was taken.
   *
   * @param chosen BITS or LOOKUP
   * @param numbers how many numbers have such a range
   * @param bits the bits of all of them
   * @param bitsRows rows if each is a sum of bits
   * @param lookupRows rows if each is looked up: table, lookups, sums and, unless there is one anyway, the mask
   * @param limbWidth bits of a table entry in the lookup, at the width that costs least
   * @param reason one sentence
   */
  public record RangeChoice(
      RangeStrategy chosen, int numbers, int bits, long bitsRows, long lookupRows, int limbWidth, String reason) {}
}
