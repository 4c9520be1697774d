package dev.forge.batch.circuit;

import dev.forge.batch.HashFamily;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A circuit that proves batches of one hash family up to a capacity. */
public record BatchCircuit(HashFamily hash, Capacity capacity) {
  private static final Pattern NAME = Pattern.compile("batch_(\\d{1,4})_(\\d{1,4})_(\\d{1,4})(_poseidon2)?");

  /**
   * The circuit of a name such as {@code batch_8_4_4} or {@code batch_8_4_4_poseidon2}; empty for names of other forms.
   */
  public static Optional<BatchCircuit> named(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    HashFamily hash = matcher.group(4) == null ? HashFamily.MIMC : HashFamily.POSEIDON2;
    return Optional
        .of(new BatchCircuit(hash, new Capacity(number(matcher, 1), number(matcher, 2), number(matcher, 3))));
  }

  /** The circuit's name: {@code batch_}, the capacity, and the family unless it is MiMC. */
  public String name() {
    String name = "batch_" + capacity.transfers() + "_" + capacity.withdrawals() + "_" + capacity.shielded();
    return hash == HashFamily.MIMC ? name : name + "_" + hash.wireName();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
