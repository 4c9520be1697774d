package dev.forge.bench.fleet;

import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import dev.forge.bench.fleet.Strike.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Who is struck, how, and when: an endless row of strikes that follows from a seed alone. It is dealt from shuffled decks,
 * so that each kind comes again and again; the first few are kills at each of the moments that count, and one of the broker.
 */
final class ChaosPlan {
  private static final int SHORTEST_PAUSE_MS = 1000;
  private static final int LONGEST_PAUSE_MS = 4000;
  private static final List<Kind> FIRST = List.of(
      new Kind(Deed.KILL, Target.WORKER, Moment.PROVING, 3000),
      new Kind(Deed.KILL, Target.COORDINATOR, Moment.ACCEPTING, 3000),
      new Kind(Deed.KILL, Target.DATABASE, Moment.COMMITTING, 2000),
      new Kind(Deed.KILL, Target.BROKER, Moment.ANY, 5000));
  private static final List<Kind> DECK = List.of(
      new Kind(Deed.KILL, Target.WORKER, Moment.PROVING, 3000),
      new Kind(Deed.KILL, Target.WORKER, Moment.PROVING, 20_000),
      new Kind(Deed.STOP, Target.WORKER, Moment.PROVING, 25_000),
      new Kind(Deed.KILL, Target.COORDINATOR, Moment.ACCEPTING, 3000),
      new Kind(Deed.KILL, Target.COORDINATOR, Moment.COMMITTING, 3000),
      new Kind(Deed.STOP, Target.COORDINATOR, Moment.ACCEPTING, 20_000),
      new Kind(Deed.KILL, Target.DATABASE, Moment.COMMITTING, 2000),
      new Kind(Deed.STOP, Target.DATABASE, Moment.ANY, 8000),
      new Kind(Deed.KILL, Target.BROKER, Moment.ANY, 5000),
      new Kind(Deed.STOP, Target.BROKER, Moment.ANY, 12_000));

  private final Random random;
  private final int coordinators;
  private final int workers;
  private final Deque<Kind> dealt = new ArrayDeque<>();

  private record Kind(Deed deed, Target target, Moment moment, int longestOutageMs) {}

  /** The plan of a seed for so many coordinators and workers. */
  ChaosPlan(long seed, int coordinators, int workers) {
    random = new Random(seed);
    this.coordinators = coordinators;
    this.workers = workers;
    deal(FIRST);
  }

  /** The next one. */
  Strike next() {
    if (dealt.isEmpty()) {
      deal(DECK);
    }
    Kind kind = dealt.removeFirst();
    int number = switch (kind.target()) {
      case WORKER -> random.nextInt(workers);
      case COORDINATOR -> random.nextInt(coordinators);
      case DATABASE, BROKER -> 0;
    };
    return new Strike(kind.deed(), kind.target(), number, kind.moment(),
        random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS),
        kind.longestOutageMs() / 4 + random.nextInt(kind.longestOutageMs() * 3 / 4));
  }

  private void deal(List<Kind> kinds) {
    List<Kind> shuffled = new ArrayList<>(kinds);
    Collections.shuffle(shuffled, random);
    dealt.addAll(shuffled);
  }
}
