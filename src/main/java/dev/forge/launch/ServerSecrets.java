package dev.forge.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A server's passwords: one private file each, read by Liberty as a variable of the file's name. None has a default; what is
 * missing is made at random.
 */
record ServerSecrets(Path folder, Path runtime) {
  private static final String ADMIN = "forge.admin.password";

  /** Sent to a broker that asks for none: Liberty takes no variable without a value. */
  private static final String NO_PASSWORD = "none";

  /**
   * Makes what is missing.
   *
   * @param given the Admin Center's password from the configuration
   * @param database the database's password from the configuration, kept for Liberty in a private file
   * @param broker the broker's, too
   * @return the Admin Center's password, if it was made now
   */
  Optional<String> prepare(Optional<String> given, Optional<String> database, Optional<String> broker)
      throws IOException {
    PrivateFiles.write(folder.resolve("forge.database.password"), database.orElse(""));
    PrivateFiles.write(folder.resolve("forge.broker.password"), broker.orElse(NO_PASSWORD));
    makeOnce("forge.keystore.password");
    makeOnce("forge.ltpa.password");
    if (given.isPresent()) {
      PrivateFiles.write(folder.resolve(ADMIN), hashed(given.get()));
      return Optional.empty();
    }
    if (Files.exists(folder.resolve(ADMIN))) {
      return Optional.empty();
    }
    String made = PrivateFiles.randomPassword();
    PrivateFiles.write(folder.resolve(ADMIN), hashed(made));
    return Optional.of(made);
  }

  private void makeOnce(String name) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      PrivateFiles.write(folder.resolve(name), PrivateFiles.randomPassword());
    }
  }

  /** Liberty's own hash. The password reaches the tool by a private file, since a command line is everybody's to read. */
  private String hashed(String password) throws IOException {
    Path arguments = folder.resolve(".encode");
    PrivateFiles.write(arguments, "-jar " + quoted(runtime.resolve("bin/tools/ws-securityutil.jar").toString())
        + " encode --encoding=hash " + quoted(password) + "\n");
    try {
      Process tool =
          new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
              .redirectErrorStream(true).start();
      String answer = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      String hash = answer.substring(answer.lastIndexOf('\n') + 1);
      if (!hash.startsWith("{hash}")) {
        throw new IOException("the Admin Center's password could not be hashed: " + answer.replace(password, "***"));
      }
      return hash;
    } finally {
      Files.deleteIfExists(arguments);
    }
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
