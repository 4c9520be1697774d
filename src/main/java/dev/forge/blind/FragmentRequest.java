package dev.forge.blind;

import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.NonceCommitment;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a node for its part of a response.
 *
 * @param commitments of all participants by share index, in the FROST mode alone
 */
public record FragmentRequest(SessionId session, Fr challenge, Optional<Map<Integer, NonceCommitment>> commitments) {}
