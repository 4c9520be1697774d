package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;

/**
 * The two random scalars that make a proof reveal nothing about its witness. Never use the same for two proofs of
 * different witnesses.
 *
 * @param r blinds the proof's A
 * @param s blinds the proof's B
 */
public record Blinding(Fr r, Fr s) {
  /** Fresh scalars from a strong source. */
  public static Blinding secure() {
    return drawnFrom(ScalarSource.secure());
  }

  /** The next two scalars of a source. */
  public static Blinding drawnFrom(ScalarSource source) {
    return new Blinding(source.next(), source.next());
  }

  /** Tells nothing, so that no log does. */
  @Override
  public String toString() {
    return "Blinding[hidden]";
  }
}
