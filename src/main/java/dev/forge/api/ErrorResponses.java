package dev.forge.api;

/** The errors in the API's description; {@link ApiApplication} has them. */
public final class ErrorResponses {
  /** 400. */
  public static final String MALFORMED = "Malformed";
  /** 401. */
  public static final String UNAUTHENTICATED = "Unauthenticated";
  /** 403. */
  public static final String FORBIDDEN = "Forbidden";
  /** 406. */
  public static final String NOT_ACCEPTABLE = "NotAcceptable";
  /** 413. */
  public static final String TOO_LARGE = "TooLarge";
  /** 415. */
  public static final String MEDIA_TYPE = "MediaType";
  /** 422 of a batch. */
  public static final String INVALID = "Invalid";
  /** 404. */
  public static final String NOT_FOUND = "NotFound";
  /** 409. */
  public static final String STATE = "State";
  /** 503 of a full queue. */
  public static final String FULL = "Full";
  /** 503 without workers. */
  public static final String NO_WORKERS = "NoWorkers";
  /** 503 of a busy worker. */
  public static final String AT_CAPACITY = "AtCapacity";
  /** 503 of too few blind nodes. */
  public static final String NOT_ENOUGH_NODES = "NotEnoughNodes";
  /** 500. */
  public static final String FAULT = "Fault";

  private ErrorResponses() {}
}
