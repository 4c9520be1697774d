package dev.forge.settlement.solana;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.interop.SolanaPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A chain and a key that all tests of a class share; each has a database of its own, and leaves the chain without faults. */
abstract class SettlingOnSolana {
  /** The slots after which a transaction that landed is final. */
  static final int TO_FINAL = 32;

  static SolanaPeer peer;
  static StatementProver prover;

  @AutoClose
  final JpaDatabase database = new JpaDatabase();

  SolanaSite site;

  @BeforeAll
  static void startChain() throws Exception {
    peer = SolanaPeer.start();
    prover = StatementProver.withNewKey();
  }

  @AfterAll
  static void stopChain() {
    if (peer != null) {
      peer.close();
    }
  }

  @BeforeEach
  void arrive() {
    peer.freshBlockhash();
    site = SolanaSite.on(peer, prover);
  }

  @AfterEach
  void forgive() {
    peer.clearFaults();
    peer.advanceWithEveryRequest(0);
    peer.lag(peer.a(), 0);
    peer.lag(peer.b(), 0);
  }
}
