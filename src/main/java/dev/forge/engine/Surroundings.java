package dev.forge.engine;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.ProofCheck;
import dev.forge.ledger.Randomness;
import dev.forge.prover.Prover;
import dev.forge.settlement.Settler;
import java.time.InstantSource;

/**
 * What the coordinator finds around it.
 *
 * @param check judges the proofs that workers bring
 */
public record Surroundings(Prover prover, ProofCheck check, Bell bell, Settler settler, InstanceKey key,
    InstantSource clock, Randomness randomness) {
  /** Surroundings in which every proof must verify under the prover's own keys. */
  public Surroundings(Prover prover, Bell bell, Settler settler, InstanceKey key, InstantSource clock,
      Randomness randomness) {
    this(prover, ProofCheck.under(prover), bell, settler, key, clock, randomness);
  }
}
