package dev.forge.api.operator;

import dev.forge.api.ApiException;
import dev.forge.api.ErrorCode;
import dev.forge.batch.FieldProblem;
import dev.forge.ledger.Names;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What parameters may be; whatever is not is refused with the parameter's name. */
final class Limits {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  private Limits() {}

  static int most(String most, int limit) {
    if (!NUMBER.matcher(most).matches() || Long.parseLong(most) < 1 || Long.parseLong(most) > limit) {
      throw invalid("most", "is not a whole number from 1 to " + limit);
    }
    return Integer.parseInt(most);
  }

  static String text(String name, String value, int longest) {
    if (value == null || value.isBlank()) {
      throw invalid(name, "is missing");
    }
    if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(name, "must have at most " + longest + " characters, and no control characters");
    }
    return value;
  }

  static <S extends Enum<S>> Optional<S> state(Class<S> states, String name) {
    if (name == null) {
      return Optional.empty();
    }
    List<String> known = Stream.of(states.getEnumConstants()).map(Names::of).toList();
    if (!known.contains(name)) {
      throw invalid("state", "is none of " + String.join(", ", known));
    }
    return Optional.of(Enum.valueOf(states, name.toUpperCase(Locale.ROOT)));
  }

  static ApiException invalid(String parameter, String problem) {
    return ApiException.of(ErrorCode.INVALID_FIELD, parameter + ": " + problem,
        List.of(new FieldProblem(parameter, problem)));
  }
}
