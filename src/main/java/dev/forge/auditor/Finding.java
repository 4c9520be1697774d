package dev.forge.auditor;

import dev.forge.dispatch.BatchId;

/**
 * A promise that rows break.
 *
 * @param what which row, and how
 */
public record Finding(Rule rule, BatchId batch, String what) {
  @Override
  public String toString() {
    return rule + " of batch " + batch + ": " + what;
  }
}
