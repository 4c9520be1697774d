package dev.forge.zk.acir;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names of a struct's fields or of an enum's variants, in the order of declaration, which is that of their
 * tags.
 */
final class Names {
  private final String type;
  private final List<String> names;
  private final byte[][] encoded;
  private final long units;
  private final boolean taggedByNumber;

  private Names(String type, List<String> names, long units, boolean taggedByNumber) {
    this.type = type;
    this.names = names;
    this.units = units;
    this.taggedByNumber = taggedByNumber;
    encoded = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** The fields or variants of a type; every variant has a payload. */
  static Names of(String type, String... names) {
    return new Names(type, List.of(names), 0, false);
  }

  /** The same, these variants having no payload. */
  Names withoutPayload(int... tags) {
    long set = 0;
    for (int tag : tags) {
      set |= 1L << tag;
    }
    return new Names(type, names, set, taggedByNumber);
  }

  /** An enum without any payload. */
  static Names units(String type, String... names) {
    return new Names(type, List.of(names), -1, false);
  }

  /** The same struct, written as a map by number in the tagged format. */
  Names taggedByNumber() {
    return new Names(type, names, units, true);
  }

  String type() {
    return type;
  }

  int size() {
    return names.size();
  }

  String name(int tag) {
    return names.get(tag);
  }

  byte[] encoded(int tag) {
    return encoded[tag];
  }

  boolean hasPayload(int tag) {
    return (units >>> tag & 1) == 0;
  }

  boolean isTaggedByNumber() {
    return taggedByNumber;
  }
}
