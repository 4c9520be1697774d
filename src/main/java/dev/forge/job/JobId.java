package dev.forge.job;

import dev.forge.ledger.Randomness;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a proof job.
 *
 * @param value {@code pj_} and 32 lower-case hexadecimal digits
 */
public record JobId(String value) {
  private static final Pattern FORM = Pattern.compile("pj_[0-9a-f]{32}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not an id
   */
  public JobId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a proof job");
    }
  }

  /** The id, if the text has its form. */
  public static Optional<JobId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
  }

  /** An id that nobody can guess. */
  public static JobId fresh(Randomness randomness) {
    UUID id = randomness.nextId();
    HexFormat digits = HexFormat.of();
    return new JobId(
        "pj_" + digits.toHexDigits(id.getMostSignificantBits()) + digits.toHexDigits(id.getLeastSignificantBits()));
  }

  @Override
  public String toString() {
    return value;
  }
}
