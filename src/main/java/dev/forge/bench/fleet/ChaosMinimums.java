package dev.forge.bench.fleet;

import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * How many kills must land at the moments that count, for a run to tell anything.
 *
 * @param proving kills of workers that had a chunk
 * @param accepting kills of coordinators inside the transaction that accepts a proof
 * @param committing kills of the database or a coordinator with a commit on the disk that was not answered yet
 */
public record ChaosMinimums(int proving, int accepting, int committing) {
  /** Checks the numbers. */
  public ChaosMinimums {
    if (proving < 0 || accepting < 0 || committing < 0) {
      throw new IllegalArgumentException("minimums " + proving + ", " + accepting + ", " + committing + " of kills");
    }
  }

  /** What a run of so many minutes is to reach: two of each, and one of each more for every five minutes. */
  public static ChaosMinimums of(int minutes) {
    int each = 2 + minutes / 5;
    return new ChaosMinimums(each, each, each);
  }

  /** What one of several fleets must reach of it. */
  ChaosMinimums share(int fleets) {
    return new ChaosMinimums(Math.ceilDiv(proving, fleets), Math.ceilDiv(accepting, fleets),
        Math.ceilDiv(committing, fleets));
  }

  /** Those that were not reached, each with its numbers. */
  List<String> missedBy(List<Landed> all) {
    List<String> missed = new ArrayList<>();
    compare(Moment.PROVING, proving, all, missed);
    compare(Moment.ACCEPTING, accepting, all, missed);
    compare(Moment.COMMITTING, committing, all, missed);
    return missed;
  }

  private static void compare(Moment moment, int minimum, List<Landed> all, List<String> missed) {
    long landed = all.stream().filter(one -> one.deed() == Deed.KILL && one.moment() == moment).count();
    if (landed < minimum) {
      missed.add(landed + " kills landed while " + moment.word() + ", and there must be " + minimum);
    }
  }
}
