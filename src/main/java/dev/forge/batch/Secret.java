package dev.forge.batch;

import dev.forge.zk.field.Fr;

/** A field element that must not be shown: a spending key or a blinding. Its text does not contain it. */
public record Secret(Fr value) {
  /** Whether the request leaves it out by sending 0. */
  public boolean isZero() {
    return value.isZero();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
