package dev.forge.solana;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What a node knows of a transaction that landed.
 *
 * @param error why it failed, as the node says it; none where it succeeded
 */
public record TransactionStatus(long slot, Commitment commitment, Optional<JsonValue> error) {}
