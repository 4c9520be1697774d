package dev.forge.bench.fleet;

import dev.forge.bench.BenchException;
import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import dev.forge.bench.fleet.Strike.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Strikes the processes of a fleet, and measures how long it takes until all is well again. */
final class Striking {
  private final LocalFleet fleet;
  private final AcceptedRows rows;
  private final Moments moments;

  Striking(LocalFleet fleet) {
    this.fleet = fleet;
    rows = new AcceptedRows(fleet.database());
    moments = new Moments(fleet.database());
  }

  /**
   * Waits until the fleet works: keys are loaded at the first proof.
   *
   * @throws BenchException if it does not after minutes
   */
  void awaitFirstProof() throws SQLException {
    if (Recovery.until(() -> rows.accepted() > 0).seconds().isEmpty()) {
      throw new BenchException("no proof was accepted, although nothing was struck yet");
    }
  }

  /** Carries a strike out; the process runs again at the end, and is ready. */
  Landed carryOut(Strike strike) throws IOException, SQLException, InterruptedException {
    Moments.Held held = moments.await(strike);
    Victim victim = victim(strike, held);
    Recovery recovery;
    List<String> chunks = List.of();
    try (held) {
      strike(strike.deed(), victim);
      if (strike.target() == Target.DATABASE) { // it can let go of those it holds only when it is there again
        Thread.sleep(strike.outageMs());
        end(strike.deed(), victim);
      } else if (strike.moment() == Moment.PROVING) {
        chunks = rows.chunksOf(victim.name());
      }
    }
    recovery = chunks.isEmpty() ? untilNextProof() : untilProved(chunks);
    if (strike.target() != Target.DATABASE) {
      Thread.sleep(strike.outageMs());
      end(strike.deed(), victim);
    }
    boolean landed = strike.moment() == Moment.PROVING ? !chunks.isEmpty() : held.victim().isPresent();
    return new Landed(strike.deed(), victim.name(), landed ? strike.moment() : Moment.ANY, recovery.seconds());
  }

  private Victim victim(Strike strike, Moments.Held held) {
    return switch (strike.target()) {
      case DATABASE -> fleet.databaseProcess();
      case BROKER -> fleet.brokerProcess();
      case WORKER, COORDINATOR -> fleet.member(held.victim().orElse(strike.victim()));
    };
  }

  private static void strike(Deed deed, Victim victim) throws IOException, InterruptedException {
    switch (deed) {
      case KILL -> victim.kill();
      case STOP -> victim.pause(true);
    }
  }

  private static void end(Deed deed, Victim victim) throws IOException, InterruptedException {
    switch (deed) {
      case KILL -> victim.start();
      case STOP -> victim.pause(false);
    }
  }

  private Recovery untilNextProof() throws SQLException {
    long before = rows.accepted();
    return Recovery.until(() -> rows.accepted() > before);
  }

  private Recovery untilProved(List<String> chunks) {
    return Recovery.until(() -> rows.areProved(chunks));
  }
}
