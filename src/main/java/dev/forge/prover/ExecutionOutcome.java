package dev.forge.prover;

import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.acir.WitnessStackCodec;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What came of executing a program. */
public sealed interface ExecutionOutcome {
  /**
   * All assertions hold.
   *
   * @param witness the values of all witnesses; secret as far as the inputs are
   * @param returned what main returned, where it returns something
   */
  record Executed(WitnessStack witness, Optional<JsonValue> returned) implements ExecutionOutcome {
    /** The witness as Noir's tools keep it: a compressed witness stack, the contents of a {@code .gz} file. */
    public byte[] witnessFile() {
      return WitnessStackCodec.write(witness);
    }

    @Override
    public String toString() {
      return "Executed[" + witness.items().size() + " functions]";
    }
  }

  /** The inputs do not satisfy the program. */
  record Rejected(String reason, Optional<String> location) implements ExecutionOutcome {}

  /** The execution was ended by a limit; the inputs may be right. */
  record Stopped(String reason) implements ExecutionOutcome {}
}
