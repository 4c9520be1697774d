package dev.forge.simulation;

import java.time.Duration;
import java.time.Instant;

/** One run: some minutes in which everything may fail, then calm, in which everything must come to its end. */
final class Simulation {
  private static final Duration STORM = Duration.ofMinutes(4);
  private static final Duration CALM = Duration.ofMinutes(45);

  private final long seed;
  private final Deployment deployment;
  private final Client client;
  private final int submissions;

  private Simulation(long seed, PlantedBug bug) {
    this.seed = seed;
    deployment = new Deployment(seed, bug);
    client = new Client(deployment);
    submissions = 1 + deployment.random.nextInt(4);
    for (int i = 0; i < submissions; i++) {
      String name = Integer.toString(100 + i);
      boolean swarm = deployment.random.nextInt(3) > 0;
      int transactions = 1 + deployment.random.nextInt(24);
      deployment.timeline.after(deployment.delay().multipliedBy(deployment.random.nextInt(60)), () -> {
        if (swarm) {
          client.submitSwarm(name, transactions);
        } else {
          client.submitJob(Long.parseLong(name));
        }
      });
    }
  }

  /**
   * Runs a seed to its end.
   *
   * @throws Violation if a promise was broken
   */
  static void run(long seed, PlantedBug bug) {
    new Simulation(seed, bug).run();
  }

  private void run() {
    try {
      go(deployment.timeline.now().plus(STORM), false);
      deployment.calm();
      go(deployment.timeline.now().plus(CALM), true);
      client.checkEnds();
    } catch (Violation | RuntimeException e) {
      Violation named = new Violation("seed " + seed + ": " + e + "\n" + deployment.notes());
      named.initCause(e);
      throw named;
    }
  }

  private void go(Instant until, boolean untilDone) {
    while (!(untilDone && client.isDone(submissions)) && deployment.timeline.step(until)) {
      deployment.witness.look();
    }
  }
}
