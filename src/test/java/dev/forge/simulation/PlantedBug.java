package dev.forge.simulation;

/** Bugs that the simulation must find; each takes away one of the guards that the code relies on. */
enum PlantedBug {
  /** No bug. */
  NONE(""),
  /** A chunk is written without comparing the row: who completes it last wins. */
  UNGUARDED_COMPLETION("2 times"),
  /** Nobody rings again for what waits. */
  LOST_BELL_WITHOUT_SWEEPER("waits without end"),
  /** A worker renews its lease from the thread that proves, so not before it has proved. */
  HEARTBEAT_TIED_TO_THE_PROVER("and yet its lease"),
  /** A proof that takes too long does not count as a failure. */
  TIME_OUTS_THAT_DO_NOT_COUNT("took too long"),
  /** A chunk that failed goes to the same worker at once. */
  RETRY_ON_THE_SAME_WORKER("was given to it again");

  private final String symptom;

  PlantedBug(String symptom) {
    this.symptom = symptom;
  }

  /** What the message of its violation says. */
  String symptom() {
    return symptom;
  }
}
