package dev.forge.batch.transition;

import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import java.util.Optional;

/**
 * Why a batch cannot be executed.
 *
 * @param entry the first entry that fails; none where all succeed but the request names other roots
 * @param explanation human words with the values compared
 */
public record WitnessRejection(Optional<EntryIndex> entry, Reason reason, String explanation) {
  /** What does not hold. */
  public enum Reason {
    /** The sender's leaf is not under the current root. */
    SENDER_NOT_IN_TREE,
    /** The balance does not cover the amount. */
    BALANCE_TOO_SMALL,
    /** The sender's nonce is 2^64 - 1. */
    NONCE_EXHAUSTED,
    /** The receiver's leaf is not under the root that the sender left, nor is an empty leaf where it may be. */
    RECEIVER_NOT_IN_TREE,
    /** The receiver is the sender, but given as it was before it sent. */
    SELF_TRANSFER_STALE,
    /** The receiver's balance would reach 2^64. */
    RECEIVER_OVERFLOW,
    /** The nullifier is not the one that the spending key gives. */
    NULLIFIER_MISMATCH,
    /** The notes spent and made have different values. */
    VALUE_MISMATCH,
    /** The nullifier came before. */
    NULLIFIER_TWICE,
    /** The state root after the batch is not the request's. */
    POST_STATE_ROOT,
    /** The shielded root after the batch is not the request's. */
    POST_SHIELDED_ROOT
  }

  /** The entry, if there is one, and the explanation. */
  @Override
  public String toString() {
    return entry.map(index -> index + ": ").orElse("") + explanation;
  }

  /** The refusal of the request that this is, with code {@code WITNESS_INVALID}. */
  public RefusedRequestException toException() {
    String field = switch (reason) {
      case POST_STATE_ROOT -> "/post_state_root";
      case POST_SHIELDED_ROOT -> "/post_shielded_root";
      default -> entry.map(index -> "/" + index).orElse("");
    };
    return new RefusedRequestException(RefusalCode.WITNESS_INVALID, field, explanation);
  }
}
