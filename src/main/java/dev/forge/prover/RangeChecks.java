package dev.forge.prover;

import dev.forge.zk.synthesis.RangeStrategy;

/** How a circuit shows that numbers have few bits, which decides whether its proofs have a commitment. */
public enum RangeChecks {
  /** The cheaper of the two. */
  AUTOMATIC(RangeStrategy.AUTOMATIC),
  /** By their bits; no commitment, proofs of 324 bytes. */
  BITS(RangeStrategy.BITS),
  /** By looking their limbs up; one commitment, proofs of 388 bytes. */
  LOOKUP(RangeStrategy.LOOKUP);

  private final RangeStrategy strategy;

  RangeChecks(RangeStrategy strategy) {
    this.strategy = strategy;
  }

  RangeStrategy strategy() {
    return strategy;
  }
}
