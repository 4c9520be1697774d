package dev.forge.zk.acir;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads structs and enums in any of Noir's serializations: they can be told apart by their markers. Fields must come in
 * the order of declaration; unknown named fields are skipped, unknown numbers are refused.
 */
final class SchemaReader {
  private static final String OLDER =
      "the circuit was compiled by Noir 1.0.0-beta.21 or older; Forge reads programs of Noir 1.0.0-beta.22 to"
          + " beta.26: compile it again with one of these";

  private final MessagePackReader in;

  SchemaReader(MessagePackReader in) {
    this.in = in;
  }

  MessagePackReader raw() {
    return in;
  }

  Fields struct(Names names) {
    return new Fields(names);
  }

  /** The tag of an enum's variant, its payload being next where it has one. */
  int variant(Names names) {
    int start = in.position();
    if (in.nextIsText()) {
      int tag = in.name(names);
      if (tag < 0 || names.hasPayload(tag)) {
        throw new FormatException(names.type() + " has no variant " + in.textSince(start + 1) + " without payload",
            start);
      }
      return tag;
    }
    int entries = in.map(names.type());
    if (entries != 1) {
      throw new FormatException(names.type() + " should be one variant, found " + entries, start);
    }
    int tag;
    if (in.nextIsText()) {
      tag = in.name(names);
    } else {
      tag = in.index(names.type());
    }
    if (tag < 0 || tag >= names.size()) {
      throw new FormatException(names.type() + " has no such variant: " + (tag < 0 ? in.textSince(start + 2) : tag),
          start);
    }
    if (!names.hasPayload(tag)) {
      in.nil(names.name(tag));
    }
    return tag;
  }

  <T> List<T> list(String what, Supplier<T> element) {
    int count = in.array(what);
    if (count == 0) {
      return List.of();
    }
    List<T> list = new ArrayList<>(Math.min(count, 1 << 16));
    for (int i = 0; i < count; i++) {
      list.add(element.get());
    }
    return list;
  }

  /** Enters a tuple or an array of fixed length. */
  void tuple(String what, int size) {
    int start = in.position();
    int found = in.array(what);
    if (found != size) {
      throw new FormatException(what + " has " + found + " values, expected " + size, start);
    }
  }

  /** A list of exactly so many elements. */
  <T> List<T> fixed(String what, int size, Supplier<T> element) {
    int start = in.position();
    List<T> list = list(what, element);
    if (list.size() != size) {
      throw new FormatException(what + " has " + list.size() + " values, expected " + size, start);
    }
    return list;
  }

  List<Integer> indices(String what) {
    return list(what, () -> in.index(what));
  }

  int index(String what) {
    return in.index(what);
  }

  Fr element(String what) {
    return in.element(what);
  }

  /** A struct being read: {@link #next} before each field, {@link #end} after the last. */
  final class Fields {
    private final Names names;
    private final boolean keyed;
    private int left;
    private int field = -1;

    private Fields(Names names) {
      this.names = names;
      int start = in.position();
      keyed = in.nextIsMap();
      left = keyed ? in.map(names.type()) : in.array(names.type());
      if (!keyed && left != names.size()) {
        throw new FormatException(names.type() + " has " + left + " fields, expected " + names.size()
            + (names == AcirNames.CIRCUIT && left > names.size() ? ": " + OLDER : ""), start);
      }
    }

    /** Advances to the next declared field and returns its name for messages. */
    String next() {
      field++;
      if (keyed) {
        findKey();
      }
      return names.name(field);
    }

    private void findKey() {
      while (true) {
        int start = in.position();
        if (left-- == 0) {
          throw new FormatException(names.type() + " has no " + names.name(field) + " where it is expected", start);
        }
        if (key(start) == field) {
          return;
        }
        in.skip();
      }
    }

    /** The number of a key, -1 for an unknown name. */
    private int key(int start) {
      if (!in.nextIsText()) {
        int tag = in.index(names.type());
        if (tag >= names.size()) {
          throw new FormatException(
              names.type() + " has no field " + tag + (names == AcirNames.CIRCUIT ? ": " + OLDER : ""), start);
        }
        return tag;
      }
      int tag = in.name(names);
      if (tag < 0 && names == AcirNames.CIRCUIT && in.textSince(start).endsWith("current_witness_index")) {
        throw new FormatException("Circuit has a current_witness_index: " + OLDER, start);
      }
      return tag;
    }

    void end() {
      if (field != names.size() - 1) {
        throw new IllegalStateException(names.type() + ": read " + (field + 1) + " of " + names.size() + " fields");
      }
      while (keyed && left > 0) {
        left--;
        key(in.position());
        in.skip();
      }
    }
  }
}
