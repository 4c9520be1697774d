package dev.forge.blind.coordinator;

/** The rows of the coordinator of blind proofs. */
public record CoordinatorRows(BlindSetups setups, NodeStandings standings) {}
