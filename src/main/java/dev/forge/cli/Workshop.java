package dev.forge.cli;

import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.RangeChecks;

/** The prover and what it needs, as the environment says. */
record Workshop(CircuitSource source, KeyStore keys, Groth16Backend prover) {
  static Workshop of(Terminal terminal, RangeChecks ranges) {
    var source = new CircuitSource(new CircuitCatalogue());
    var keys = KeyStore.onAllCores(KeyCache.of(terminal.environment()));
    return new Workshop(source, keys, Groth16Backend.onAllCores(source, keys, ranges));
  }
}
