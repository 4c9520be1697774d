package dev.forge.blind.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS in which both sides show a certificate. */
public final class MutualTls {
  private MutualTls() {}

  /**
   * The context of key stores in PKCS12.
   *
   * @param keys our key and its certificate
   * @param trusted the certificates, or their issuers, of those we talk to
   * @throws IllegalStateException if a store cannot be opened; the message names the file, never the password
   */
  public static SSLContext context(Path keys, Path trusted, String password) {
    try {
      KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      ours.init(store(keys, password), password.toCharArray());
      TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      theirs.init(store(trusted, password));
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys in " + keys + " or " + trusted + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  private static KeyStore store(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("key store " + file + " cannot be opened: " + e.getMessage(), e);
    }
  }
}
