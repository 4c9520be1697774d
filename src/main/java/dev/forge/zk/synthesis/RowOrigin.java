package dev.forge.zk.synthesis;

import java.util.Optional;

/**
 * Where a row of a compiled circuit comes from.
 *
 * @param place the opcode, for all rows but those of the circuit as a whole (table, mask, public inputs)
 */
public record RowOrigin(Part part, Optional<Place> place) {
  /**
   * An opcode in one run of a function.
   *
   * @param function the function's index in the program
   * @param instance the run: 0 is main, and a call is numbered before the calls it makes and those after it
   * @param opcode the opcode's index in the function
   */
  public record Place(int function, String functionName, int instance, int opcode) {}

  /** As {@code ranges, opcode 17 of transfer (function 2, instance 5)}. */
  @Override
  public String toString() {
    return part.title()
        + place
            .map(p -> ", opcode " + p.opcode + " of " + p.functionName + " (function " + p.function + ", instance "
                + p.instance + ")")
            .orElse("");
  }
}
