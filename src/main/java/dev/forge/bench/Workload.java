package dev.forge.bench;

import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;

/** A constraint system with inputs, which can be proved any number of times. */
interface Workload {
  /** Checking and computing what a batch comes to. */
  String TRANSITION = "transition";

  /** Solving the witness. */
  String EXECUTE = "execute";

  /** Filling the wires. */
  String SYNTHESIZE = "synthesize";

  /** The constraint system. */
  R1cs r1cs();

  /** Works the inputs out as for a new proof; what it takes is added to {@code laps} under the names above. */
  Assignment assign(Laps laps);
}
