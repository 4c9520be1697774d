package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems found in a request, the first hundred of them. */
final class Problems {
  /** Stands in for a path that could not be read. */
  static final MerklePath NO_PATH = new MerklePath(Collections.nCopies(MerklePath.DEPTH, Fr.ZERO), 0);

  private static final int MOST = 100;
  private static final int LONGEST_VALUE = 80;

  private final Set<FieldProblem> found = new LinkedHashSet<>();
  private RefusalCode code = RefusalCode.INVALID_FIELD;

  /** Notes a value of the wrong JSON type, or an unknown enumeration value. */
  void malformed(String at, String problem) {
    code = RefusalCode.MALFORMED_REQUEST;
    note(at, problem);
  }

  /** Notes a value that is missing, or out of its range or form. */
  void invalid(String at, String problem) {
    note(at, problem);
  }

  /**
   * Ends the reading.
   *
   * @throws RefusedRequestException if there was any problem; a malformed value decides the code
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new RefusedRequestException(code, List.copyOf(found));
    }
  }

  /** Whether nothing was noted so far. */
  boolean none() {
    return found.isEmpty();
  }

  /** A text in quotes, shortened. */
  static String quote(String text) {
    return "\"" + shortened(text) + "\"";
  }

  /** The start of a text that may be long. */
  static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }

  private void note(String at, String problem) {
    if (found.size() < MOST) {
      found.add(new FieldProblem(at, problem));
    }
  }
}
