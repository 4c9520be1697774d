package dev.forge.zk.acir;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.List;

/**
 * Witness stacks as files, {@code target/<name>.gz} of {@code nargo execute}: gzip of a format byte and MessagePack
 * (Noir
 * 1.0.0-beta.22 to beta.26).
 */
public final class WitnessStackCodec {
  /** How large a stack may be once decompressed, unless told otherwise: 1 GiB. */
  public static final int DEFAULT_LIMIT = 1 << 30;

  private WitnessStackCodec() {}

  /**
   * Reads a stack in any of the three formats; each map has the size of its largest witness and 1.
   *
   * @throws FormatException if the bytes are not a stack, if a witness comes twice or is numbered far beyond the count
   *     of
   *     witnesses, or if they exceed {@link #DEFAULT_LIMIT}; the offset counts decompressed bytes
   */
  public static WitnessStack read(byte[] compressed) {
    return read(compressed, DEFAULT_LIMIT);
  }

  /** The same with another limit, in bytes once decompressed. */
  public static WitnessStack read(byte[] compressed, int limit) {
    MessagePackReader raw = Envelope.open(compressed, limit);
    SchemaReader in = new SchemaReader(raw);
    var fields = in.struct(AcirNames.WITNESS_STACK);
    Reading reading = new Reading(raw, in);
    List<WitnessStack.Item> items = in.list(fields.next(), reading::item);
    fields.end();
    raw.expectEnd();
    if (items.isEmpty()) {
      throw raw.error("the witness stack is empty");
    }
    return new WitnessStack(items);
  }

  /** Writes a stack as Noir does: format 3, witnesses ascending, those without a value left out. */
  public static byte[] write(WitnessStack stack) {
    return write(stack, SerializationFormat.COMPACT);
  }

  /** Writes a stack in a format of choice. */
  public static byte[] write(WitnessStack stack, SerializationFormat format) {
    MessagePackWriter out = new MessagePackWriter(format);
    out.struct(AcirNames.WITNESS_STACK);
    out.field(AcirNames.WITNESS_STACK, 0);
    out.array(stack.items().size());
    for (WitnessStack.Item item : stack.items()) {
      out.struct(AcirNames.STACK_ITEM);
      out.field(AcirNames.STACK_ITEM, 0);
      out.unsigned(item.function());
      out.field(AcirNames.STACK_ITEM, 1);
      WitnessMap witnesses = item.witnesses();
      out.map(witnesses.assigned().cardinality());
      witnesses.assigned().stream().forEach(i -> {
        out.unsigned(i);
        out.element(witnesses.get(i));
      });
    }
    return Envelope.seal(out.toBytes());
  }

  /** A reading under way; counts what all maps take, so that many small ones cannot reserve much. */
  private static final class Reading {
    private final MessagePackReader raw;
    private final SchemaReader in;
    private long reserved;
    private long entries;

    Reading(MessagePackReader raw, SchemaReader in) {
      this.raw = raw;
      this.in = in;
    }

    WitnessStack.Item item() {
      var fields = in.struct(AcirNames.STACK_ITEM);
      int function = in.index(fields.next());
      WitnessMap witnesses = witnesses(fields.next());
      fields.end();
      return new WitnessStack.Item(function, witnesses);
    }

    private WitnessMap witnesses(String what) {
      int count = raw.map(what);
      int[] indices = new int[count];
      List<Fr> values = new ArrayList<>(Math.min(count, 1 << 16));
      int last = -1;
      for (int i = 0; i < count; i++) {
        indices[i] = raw.index("witness");
        values.add(raw.element("witness " + indices[i]));
        last = Math.max(last, indices[i]);
      }
      entries += count;
      reserved += last + 1L;
      if (!WitnessSpan.isDense(reserved, entries)) {
        throw raw.error("witness " + last + " although there are only " + entries + " values");
      }
      WitnessMap map = new WitnessMap(last + 1);
      for (int i = 0; i < count; i++) {
        if (map.isAssigned(indices[i])) {
          throw raw.error("witness " + indices[i] + " has two values");
        }
        map.set(indices[i], values.get(i));
      }
      return map;
    }
  }
}
