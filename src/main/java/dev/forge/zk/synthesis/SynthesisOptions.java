package dev.forge.zk.synthesis;

import java.util.Objects;

/**
 * What a compiled circuit should be like.
 *
 * @param ranges how numbers are range-checked
 * @param commitmentRequired whether the circuit gets its commitment even where nothing is looked up, so that its proofs
 *     have 388 bytes in any case; such a commitment covers the random mask alone
 */
public record SynthesisOptions(RangeStrategy ranges, boolean commitmentRequired) {
  /** The cheapest circuit, whatever its proofs look like. */
  public static final SynthesisOptions DEFAULT = new SynthesisOptions(RangeStrategy.AUTOMATIC, false);

  public SynthesisOptions {
    Objects.requireNonNull(ranges, "ranges");
  }
}
