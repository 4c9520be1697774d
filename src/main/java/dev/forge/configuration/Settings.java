package dev.forge.configuration;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Environment variables, read strictly; one that is empty counts as absent. */
public record Settings(Map<String, String> environment) {
  /** Stands for a secret in messages. */
  static final String HIDDEN = "(not shown)";

  /** The variable's value, where there is one. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** The variable's value, or the usual one. */
  public String text(String name, String usual) {
    return find(name).orElse(usual);
  }

  /** A secret of visible characters, at least so many; it is in no message. */
  public Optional<String> secret(String name, int shortest) {
    Optional<String> secret = find(name);
    if (secret.filter(value -> !value.matches("[!-~]{" + shortest + ",}")).isPresent()) {
      throw new InvalidSettingException(name, HIDDEN, "a secret of at least " + shortest
          + " letters, digits and signs without spaces");
    }
    return secret;
  }

  /** A value that matches a pattern, which {@code allowed} says in words. */
  public String matching(String name, String usual, String pattern, String allowed) {
    String value = text(name, usual);
    if (!value.matches(pattern)) {
      throw new InvalidSettingException(name, value, allowed);
    }
    return value;
  }

  /** {@code true} or {@code false}; 1 and 0 count too. */
  public boolean flag(String name, boolean usual) {
    return switch (text(name, String.valueOf(usual))) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new InvalidSettingException(name, text(name, ""), "true or false");
    };
  }

  /** A whole number within bounds. */
  public int integer(String name, int usual, int smallest, int largest) {
    return integer(name, Optional.empty(), usual, smallest, largest);
  }

  /** A whole number within bounds; one that was given elsewhere wins. */
  public int integer(String name, Optional<Integer> given, int usual, int smallest, int largest) {
    String value = given.map(String::valueOf).orElse(text(name, String.valueOf(usual)));
    String allowed = "a whole number from " + smallest + " to " + largest;
    if (!value.matches("[0-9]{1,10}")) {
      throw new InvalidSettingException(name, value, allowed);
    }
    long number = Long.parseLong(value);
    if (number < smallest || number > largest) {
      throw new InvalidSettingException(name, value, allowed);
    }
    return (int) number;
  }

  /** Addresses with commas between them; none where the variable is absent. */
  public List<URI> addresses(String name) {
    var addresses = new ArrayList<URI>();
    for (String address : text(name, "").split(",")) {
      if (!address.isBlank()) {
        addresses.add(address(name, address.strip()));
      }
    }
    return List.copyOf(addresses);
  }

  /** A folder that exists. */
  Optional<Path> folder(String name) {
    Optional<Path> folder = find(name).map(Path::of);
    if (folder.filter(path -> !Files.isDirectory(path)).isPresent()) {
      throw new InvalidSettingException(name, folder.get().toString(), "a folder that exists");
    }
    return folder;
  }

  /** Workers to call, with commas between them; none where the variable is absent. */
  List<ListedWorker> workers(String name) {
    return Stream.of(text(name, "").split(",")).map(String::strip).filter(text -> !text.isEmpty())
        .map(text -> ListedWorker.of(this, name, text)).toList();
  }

  URI address(String name, String value) {
    if (!value.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9./_~%?=&-]*)?")) {
      throw new InvalidSettingException(name, value,
          "a list of http:// or https:// addresses with commas between them");
    }
    return URI.create(value);
  }
}
