package dev.forge.zk.groth16;

/** Is told how long each part of a proof took. Calls come from the thread that proves, and must return fast. */
@FunctionalInterface
public interface ProofListener {
  /** Listens to nothing. */
  ProofListener NONE = (part, nanoseconds) -> {};

  /** A part is done. */
  void finished(ProofPart part, long nanoseconds);
}
