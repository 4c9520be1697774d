package dev.forge.blind.node;

/** The rows of a node. */
public record NodeRows(HeldShares shares, NodeSessions sessions) {}
