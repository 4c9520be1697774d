package dev.forge.engine;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.dispatch.Bell;
import dev.forge.ledger.Randomness;
import dev.forge.prover.Prover;
import dev.forge.settlement.Settler;
import java.time.InstantSource;

/** What the coordinator finds around it. */
public record Surroundings(Prover prover, Bell bell, Settler settler, InstanceKey key, InstantSource clock,
    Randomness randomness) {}
