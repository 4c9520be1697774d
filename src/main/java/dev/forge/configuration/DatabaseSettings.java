package dev.forge.configuration;

import java.util.Optional;

/**
 * Where the rows are: a file of H2 in the data folder, or PostgreSQL.
 *
 * @param url the address for JDBC, without secrets
 */
public record DatabaseSettings(String url, String user, Optional<String> password) {
  /** The settings of PostgreSQL, where there are any. */
  public static Optional<DatabaseSettings> of(Settings settings) {
    return settings.find("DATABASE_URL").map(_ -> new DatabaseSettings(
        settings.matching("DATABASE_URL", "",
            "jdbc:postgresql://[A-Za-z0-9.:,\\[\\]-]+/[A-Za-z0-9_-]+(\\?[^;\"<>\\s]*)?",
            "an address such as jdbc:postgresql://host:5432/forge"),
        settings.matching("DATABASE_USER", "forge", "[A-Za-z0-9._@-]{1,63}",
            "1 to 63 letters, digits, or any of . _ @ -"),
        settings.secret("DATABASE_PASSWORD", 1)));
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + url + "]";
  }
}
