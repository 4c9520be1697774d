package dev.forge.server;

import dev.forge.dispatch.ChunkProof;
import dev.forge.settlement.Settler;
import dev.forge.settlement.SettlingOutcome;
import dev.forge.settlement.SignedTransaction;
import dev.forge.settlement.SigningOutcome;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** A settler whose outcomes are counted and traced. */
record ObservedSettler(Settler settler, MetricRegistry metrics, Traces traces) implements Settler {
  @Override
  public SigningOutcome sign(ChunkProof proof) {
    return settler.sign(proof);
  }

  @Override
  public SettlingOutcome send(SignedTransaction transaction) {
    SettlingOutcome outcome = traces.within("settle", () -> settler.send(transaction));
    metrics.counter("forge_settlements", new Tag("outcome", nameOf(outcome))).inc();
    return outcome;
  }

  @Override
  public Duration patience() {
    return settler.patience();
  }

  private static String nameOf(SettlingOutcome outcome) {
    return switch (outcome) {
      case SettlingOutcome.Settled _ -> "settled";
      case SettlingOutcome.Refused _ -> "refused";
      case SettlingOutcome.Unknown _ -> "unknown";
      case SettlingOutcome.Expired _ -> "expired";
    };
  }
}
