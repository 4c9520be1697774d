package dev.forge.ledger;

import java.util.Locale;

/** The names of states as the wire has them. */
public final class Names {
  private Names() {}

  /** The constant's name in lower case. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
