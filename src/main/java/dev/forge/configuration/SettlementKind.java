package dev.forge.configuration;

/** Where batches are settled. */
public enum SettlementKind {
  /** Nowhere: a batch is complete when it is proved. */
  OFF,
  /** On a chain that believes everything. */
  MOCK,
  /** On Solana. */
  SOLANA
}
