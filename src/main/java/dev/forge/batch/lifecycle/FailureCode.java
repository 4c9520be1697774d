package dev.forge.batch.lifecycle;

/** Why a batch failed; the name is what callers and the audit are told. */
public enum FailureCode {
  /** The witness does not hold; the message names the entry. */
  WITNESS_INVALID,
  /** The batch has no witness, and the prover is not a mock. */
  WITNESS_MISSING,
  /** It fits in no circuit installed. */
  BATCH_TOO_LARGE,
  /** A chunk's attempts are used up. */
  PROVING_FAILED,
  /** A proof could not be settled. */
  SETTLEMENT_FAILED,
  /** Somebody cancelled it. */
  CANCELLED,
  /** An operator gave it up. */
  FAILED_BY_OPERATOR,
  /** A fault of this program. */
  INTERNAL_ERROR
}
