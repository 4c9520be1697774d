/**
 * Noir's circuits (ACIR of Noir 1.0.0-beta.22 to beta.26): their model, their bytes, and their execution.
 *
 * <p>A {@code Program} is made of functions. {@code ProgramCodec} reads and writes it, {@code WitnessStackCodec}
 * what an execution found. {@code Acvm} executes it: opcodes in order, each once. With the witnesses known so far,
 *
 * <ul>   <li>an {@code AssertZero} whose expression has become a x + b, a not 0, gives x the value -b/a; one that
 * has become a       constant must be 0; anything else is "too many unknowns";   <li>a memory operation reads or
 * writes the cell that its index names, the index compared as a whole field element;   <li>a call whose predicate is
 * 0 gives zeros and runs nothing; a function that was called leaves its witnesses on the       stack before its
 * caller's;   <li>a witness that has a value keeps it: giving it another fails like a constraint that does not hold.
 * </ul>
 */
package dev.forge.zk.acir;
