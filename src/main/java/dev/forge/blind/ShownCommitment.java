package dev.forge.blind;

import dev.forge.zk.curve.G1Affine;
import java.util.Optional;

/**
 * What a node shows of the nonces of a session.
 *
 * @param binding of the second nonce, in the FROST mode alone
 */
public record ShownCommitment(NodeId node, SessionId session, G1Affine hiding, Optional<G1Affine> binding) {}
