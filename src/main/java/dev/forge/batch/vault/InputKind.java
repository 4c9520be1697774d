package dev.forge.batch.vault;

/** What a kept input is. */
public enum InputKind {
  /** A part of the request, as it was submitted. */
  REQUEST,
  /** What a chunk's circuit takes. */
  CHUNK
}
