package dev.forge.prover;

/** Is told how far a proof is. Calls come from the thread that proves, and must return fast. */
public interface ProvingListener {
  /** Listens to nothing. */
  ProvingListener NONE = new ProvingListener() {};

  /** A phase begins. */
  default void started(Phase phase) {}

  /** A phase is over. */
  default void finished(Phase phase, long nanoseconds) {}

  /** How much of the current phase is done, from 0 to 1; phases that cannot tell never call it. */
  default void progressed(double fraction) {}
}
