package dev.forge.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keys and certificates with which a coordinator of blind proofs and its nodes know each other. Each has a folder of its own
 * with {@code keys.p12} (its key), {@code trusted.p12} (whom it believes: the coordinator the nodes, a node the coordinator
 * alone) and {@code password} (of both stores, at random). The keys are of the curve secp256r1, and last 825 days.
 *
 * @param folder what is made comes into; it must not be there yet
 */
public record NodeCertificates(Path folder) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final String KEYS = "keys.p12";
  private static final String TRUSTED = "trusted.p12";
  private static final String PASSWORD = "password";
  private static final String VALID_DAYS = "825";

  /**
   * Makes everybody's.
   *
   * @param hosts of the nodes as the addresses in {@code NODES} have them, in that order
   * @return the folders: the coordinator's, and that of each node
   * @throws IllegalArgumentException if there is no host, or one is none
   * @throws IOException if the folder is there already, or cannot be written, or the JDK's keytool fails
   */
  public List<Path> make(List<String> hosts) throws IOException {
    if (hosts.isEmpty() || !hosts.stream().allMatch(HOST.asMatchPredicate())) {
      throw new IllegalArgumentException("the nodes' hosts are names or addresses, and not " + hosts);
    }
    if (Files.exists(folder)) {
      throw new IOException(folder + " is there already, and no key is overwritten");
    }
    Path coordinator = key("coordinator", "127.0.0.1");
    Map<String, Path> nodes = new LinkedHashMap<>();
    for (String host : hosts) {
      String name = "node-" + (nodes.size() + 1);
      nodes.put(name, key(name, host));
    }
    trust(coordinator, nodes);
    for (Path node : nodes.values()) {
      trust(node, Map.of("coordinator", coordinator));
    }
    List<Path> all = new ArrayList<>(List.of(coordinator));
    all.addAll(nodes.values());
    return all;
  }

  private Path key(String name, String host) throws IOException {
    Path own = folder.resolve(name);
    PrivateFiles.createFolder(own);
    PrivateFiles.write(own.resolve(PASSWORD), PrivateFiles.randomPassword());
    keytool(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", VALID_DAYS,
        "-dname", "CN=" + name, "-ext", "SAN=" + (NUMBERS.matcher(host).matches() ? "ip:" : "dns:") + host,
        "-storetype", "PKCS12", "-keystore", own.resolve(KEYS).toString(), "-storepass:file",
        own.resolve(PASSWORD).toString()));
    return own;
  }

  private static void trust(Path own, Map<String, Path> others) throws IOException {
    try (OutputStream out = Files.newOutputStream(own.resolve(TRUSTED))) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Map.Entry<String, Path> other : others.entrySet()) {
        trusted.setCertificateEntry(other.getKey(), certificate(other.getKey(), other.getValue()));
      }
      trusted.store(out, password(own));
    } catch (GeneralSecurityException e) {
      throw new IOException("certificates cannot be written to " + own + ": " + e.getMessage(), e);
    }
  }

  private static Certificate certificate(String name, Path folder) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(folder.resolve(KEYS))) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password(folder));
      return keys.getCertificate(name);
    }
  }

  private static char[] password(Path folder) throws IOException {
    return Files.readString(folder.resolve(PASSWORD)).toCharArray();
  }

  /** The password reaches the tool by a private file, since a command line is everybody's to read. */
  private static void keytool(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(arguments);
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    tool.getOutputStream().close();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (tool.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("keytool was not waited for", e);
    }
  }
}
