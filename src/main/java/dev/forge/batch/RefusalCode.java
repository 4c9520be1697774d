package dev.forge.batch;

/** Why a request is refused; the name is the code that callers are told. */
public enum RefusalCode {
  /** Not JSON, a wrong JSON type, or an unknown enumeration value. */
  MALFORMED_REQUEST,
  /** A value is missing, or out of its range or form. */
  INVALID_FIELD,
  /** The batch fits in no circuit installed. */
  BATCH_TOO_LARGE,
  /** The witness does not hold. */
  WITNESS_INVALID,
  /** The batch has no witness, and the prover needs one. */
  WITNESS_MISSING
}
