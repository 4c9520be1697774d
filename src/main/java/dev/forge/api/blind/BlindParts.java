package dev.forge.api.blind;

import dev.forge.blind.coordinator.BlindCoordinator;
import java.util.Optional;

/**
 * What of blind proofs this server has.
 *
 * @param node where it is a node
 * @param coordinator where it is given nodes
 * @param secureOnly whether the node is talked to by TLS alone, with certificates on both sides
 */
public record BlindParts(Optional<NodeDesk> node, Optional<BlindCoordinator> coordinator, boolean secureOnly) {}
