package dev.forge.dispatch;

import java.util.UUID;

/** The key of a batch's row. */
public record BatchId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
