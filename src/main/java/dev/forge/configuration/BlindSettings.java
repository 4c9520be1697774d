package dev.forge.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How blind proofs are made, and how their nodes and coordinator talk; who the nodes are is in {@link NodeSettings}.
 *
 * @param frostOnly whether the plain mode is refused
 * @param oldProofs whether proofs without a session count where their equation holds
 * @param keep how long shares are held
 * @param patience how long a node is waited for
 * @param token that nodes want to see
 * @param tls the certificates of both sides
 * @param tlsOnly whether this node is talked to by TLS alone
 */
public record BlindSettings(boolean frostOnly, boolean oldProofs, Duration keep, Duration patience,
    Optional<String> token, Optional<Tls> tls, boolean tlsOnly) {
  private static final int YEAR_SECONDS = 31_536_000;

  /** Does not show the token. */
  @Override
  public String toString() {
    return "BlindSettings[frostOnly=" + frostOnly + ", tls=" + tls + "]";
  }

  /**
   * Key stores in PKCS12.
   *
   * @param keys our key with its certificate
   * @param trusted the certificates, or their issuers, of the other side
   */
  public record Tls(Path keys, Path trusted, String password) {
    /** Does not show the password. */
    @Override
    public String toString() {
      return "Tls[" + keys + ", " + trusted + "]";
    }
  }

  static BlindSettings of(Settings settings) {
    String mode = settings.matching("BLIND_MODE", "auto", "auto|frost", "auto or frost");
    Optional<Tls> tls = tls(settings);
    boolean tlsOnly = settings.flag("BLIND_TLS_REQUIRED", false);
    if (tlsOnly && tls.isEmpty()) {
      throw new InvalidSettingException("BLIND_TLS_REQUIRED", "true",
          "given together with BLIND_KEYSTORE, BLIND_TRUSTSTORE and BLIND_KEYSTORE_PASSWORD");
    }
    return new BlindSettings(mode.equals("frost"), settings.flag("BLIND_LEGACY_VERIFY", false),
        Duration.ofSeconds(settings.integer("BLIND_SESSION_TTL_SECS", 86_400, 1, YEAR_SECONDS)),
        Duration.ofMillis(settings.integer("BLIND_NODE_TIMEOUT_MS", 5000, 1, 600_000)),
        settings.find("BLIND_NODE_TOKEN"), tls, tlsOnly);
  }

  private static Optional<Tls> tls(Settings settings) {
    Optional<String> keys = settings.find("BLIND_KEYSTORE");
    Optional<String> trusted = settings.find("BLIND_TRUSTSTORE");
    Optional<String> password = settings.find("BLIND_KEYSTORE_PASSWORD");
    if (keys.isEmpty() && trusted.isEmpty()) {
      return Optional.empty();
    }
    if (keys.isEmpty() || trusted.isEmpty() || password.isEmpty()) {
      throw new InvalidSettingException("BLIND_KEYSTORE", keys.orElse(""),
          "given together with BLIND_TRUSTSTORE and BLIND_KEYSTORE_PASSWORD");
    }
    return Optional.of(new Tls(Path.of(keys.get()), Path.of(trusted.get()), password.get()));
  }
}
