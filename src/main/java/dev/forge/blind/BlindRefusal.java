package dev.forge.blind;

/** Why a node or the coordinator refuses; the name is the code that callers are told. */
public enum BlindRefusal {
  /** A value is out of its range or form, or does not fit the others. */
  INVALID_FIELD,
  /** The session's state forbids it. */
  INVALID_STATE,
  /** There is no such session. */
  NOT_FOUND,
  /** The node's mode forbids it. */
  FORBIDDEN,
  /** Too many sessions are open. */
  CAPACITY_EXCEEDED,
  /** Fewer nodes than the threshold answered. */
  NOT_ENOUGH_NODES
}
