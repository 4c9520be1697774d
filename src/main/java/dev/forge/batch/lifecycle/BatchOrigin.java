package dev.forge.batch.lifecycle;

/** Which API a batch came by. */
public enum BatchOrigin {
  /** The Core API: the batch is behind a proof job. */
  CORE,
  /** The swarm API. */
  SWARM
}
