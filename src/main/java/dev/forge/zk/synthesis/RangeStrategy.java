package dev.forge.zk.synthesis;

/** How numbers are shown to have few bits. */
public enum RangeStrategy {
  /** Whichever of the other two needs fewer rows in the whole circuit; bits where they tie. */
  AUTOMATIC,
  /** Each number is a sum of bits: n rows for n bits, no commitment, proofs of 324 bytes. */
  BITS,
  /** Each number is a sum of limbs, looked up in a table shared by the circuit; one commitment, proofs of 388 bytes. */
  LOOKUP
}
