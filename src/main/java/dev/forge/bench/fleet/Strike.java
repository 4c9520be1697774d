package dev.forge.bench.fleet;

import java.util.Locale;

/**
 * What a plan has done to a process of the fleet.
 *
 * @param number which process of its kind is meant, from 0; where another one comes to the moment first, it is taken instead
 * @param moment what it is to be doing then
 * @param pauseMs how long nothing happens before
 * @param outageMs how long it is held still, or stays away
 */
record Strike(Deed deed, Target target, int number, Moment moment, int pauseMs, int outageMs) {
  /** The name of the process that is meant: a number is its own among workers and coordinators. */
  String victim() {
    String kind = target.name().toLowerCase(Locale.ROOT);
    return target == Target.WORKER || target == Target.COORDINATOR ? kind + "-" + (number + 1) : kind;
  }

  /** What is done. */
  enum Deed {
    /** It is ended at once, as {@code kill -9} does, and started again. */
    KILL("killed"),
    /** The system gives it no time for a while, as {@code kill -STOP} does. */
    STOP("stopped");

    private final String past;

    Deed(String past) {
      this.past = past;
    }

    String past() {
      return past;
    }
  }

  /** To whom. */
  enum Target {
    /** A worker. */
    WORKER,
    /** A coordinator. */
    COORDINATOR,
    /** PostgreSQL, of which there is one. */
    DATABASE,
    /** Artemis, of which there is one. */
    BROKER
  }

  /** What a process does when it is struck. */
  enum Moment {
    /** A worker has a chunk. */
    PROVING,
    /** A coordinator is in the transaction that makes a proof a chunk's, before its commit. */
    ACCEPTING,
    /** A commit is on the disk, and whoever asked for it does not know yet. */
    COMMITTING,
    /** Whatever it does. */
    ANY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
