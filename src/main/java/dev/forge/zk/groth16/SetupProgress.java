package dev.forge.zk.groth16;

import java.util.function.DoubleConsumer;

/** Counts the points a setup makes; one in G2 counts as three in G1. */
final class SetupProgress {
  private static final long G2_WEIGHT = 3;

  private final DoubleConsumer listener;
  private long expected = 1;
  private long made;

  SetupProgress(DoubleConsumer listener) {
    this.listener = listener;
  }

  /** About how many points there will be. */
  void expect(long inG1, long inG2) {
    expected = Math.max(1, inG1 + G2_WEIGHT * inG2);
  }

  void madeInG1(int points) {
    made(points);
  }

  void madeInG2(int points) {
    made(G2_WEIGHT * points);
  }

  private void made(long weight) {
    made += weight;
    listener.accept(Math.min(1, (double) made / expected));
  }
}
