package dev.forge.api;

/** What callers are told in an error's {@code code}, with the HTTP status that goes with it. */
public enum ErrorCode {
  /** Not JSON, a wrong JSON type, or an unknown enumeration value. */
  MALFORMED_REQUEST(400),
  /** A value is missing, or out of its range or form. */
  INVALID_FIELD(422),
  /** The batch fits in no circuit installed. */
  BATCH_TOO_LARGE(422),
  /** The body is over the limit. */
  PAYLOAD_TOO_LARGE(413),
  /** The caller has not signed in. */
  UNAUTHENTICATED(401),
  /** The caller may not. */
  FORBIDDEN(403),
  /** There is no such job, batch, worker's job, or address. */
  NOT_FOUND(404),
  /** The address is right, the method is not. */
  METHOD_NOT_ALLOWED(405),
  /** The caller accepts nothing that can be answered. */
  NOT_ACCEPTABLE(406),
  /** The body is not announced as JSON. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** The witness does not hold. */
  WITNESS_INVALID(422),
  /** There is no witness, and the prover is not a mock. */
  WITNESS_MISSING(422),
  /** The state forbids it. */
  INVALID_STATE(409),
  /** The queue is full; {@code Retry-After} says when to come back. */
  CAPACITY_EXCEEDED(503),
  /** Fewer nodes of a blind proof than its threshold did their part. */
  NOT_ENOUGH_NODES(503),
  /** No worker is ready. */
  NO_WORKERS(503),
  /** The worker has all its slots busy. */
  AT_CAPACITY(503),
  /** The proof is not there yet. 200, since a polling client reads the code of such answers only. */
  NOT_READY(200),
  /** The proof will never be there. 200, for the same reason. */
  PROOF_FAILED(200),
  /** A fault of ours; the message has an id that the log has too. */
  INTERNAL_ERROR(500);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
