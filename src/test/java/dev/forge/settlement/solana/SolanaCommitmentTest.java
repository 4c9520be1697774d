package dev.forge.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.interop.SolanaPeer;
import dev.forge.solana.Commitment;
import dev.forge.solana.HttpRpcTransport;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How sure the network must be is a setting. */
class SolanaCommitmentTest {
  private static final int TO_CONFIRMED = 1;
  private static final int TO_FINAL = 32;

  @Test
  void whatIsConfirmedIsSettledWhereThatIsEnoughAndWaitsWhereItIsNot() throws Exception {
    try (SolanaPeer peer = SolanaPeer.start(); var transport = new HttpRpcTransport(SolanaPeer.PATIENCE)) {
      SolanaSite site = SolanaSite.on(peer, StatementProver.withNewKey());
      SolanaTerms usual = site.terms();
      Map<Commitment, BatchState> found = new EnumMap<>(Commitment.class);
      for (Commitment settledAt : new Commitment[] {Commitment.CONFIRMED, Commitment.FINALIZED}) {
        var terms = new SolanaTerms(usual.program(), usual.verifyingKeyHash(), usual.unitLimit(), usual.unitPrice(),
            settledAt, usual.patience());
        var settler =
            new SolanaSettler(SolanaSite.cluster(transport, peer.a()), terms, site.payer(), site.prover());
        try (JpaDatabase database = new JpaDatabase()) {
          SettlingWorld world = new SettlingWorld(database.rows(), site.prover(), settler).proved(settledAt.word(), 1);
          world.sweep(1);
          assertEquals(BatchState.SETTLING, world.batch(settledAt.word()).state(), "it is not even confirmed");
          peer.advance(TO_CONFIRMED);
          world.sweep(1);
          found.put(settledAt, world.batch(settledAt.word()).state());
          peer.advance(TO_FINAL);
          world.sweep(1);
          assertEquals(BatchState.COMPLETED, world.batch(settledAt.word()).state());
        }
      }
      assertEquals(
          Map.of(Commitment.CONFIRMED, BatchState.COMPLETED, Commitment.FINALIZED, BatchState.SETTLING), found);
      assertEquals(2, site.landed().size());
    }
  }
}
