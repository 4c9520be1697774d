package dev.forge.configuration;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A worker that the coordinator is to call.
 *
 * @param verifyingKey the file of the key that its proofs verify under; none where it is the coordinator's own
 */
public record ListedWorker(URI url, Optional<Path> verifyingKey) {
  private static final String KEY = ";vk=";

  /** A worker as {@code url} or {@code url;vk=FILE}. */
  static ListedWorker of(Settings settings, String name, String text) {
    int at = text.indexOf(KEY);
    URI url = settings.address(name, at < 0 ? text : text.substring(0, at));
    Optional<Path> key = at < 0 ? Optional.empty() : Optional.of(Path.of(text.substring(at + KEY.length())));
    if (key.filter(file -> !Files.isReadable(file)).isPresent()) {
      throw new InvalidSettingException(name, text, "url;vk=FILE with a file that can be read");
    }
    return new ListedWorker(url, key);
  }
}
