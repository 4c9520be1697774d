package dev.forge.zk.acir;

import dev.forge.zk.brillig.BrilligFunction;
import dev.forge.zk.codec.FormatException;
import java.util.List;

/**
 * Compiled programs as bytes: the field {@code bytecode} of a Noir artifact after base64, that is gzip of a format byte
 * and MessagePack (Noir 1.0.0-beta.22 to beta.26). Reading takes memory in proportion to the bytes: each claimed count
 * is checked against the bytes that are left.
 */
public final class ProgramCodec {
  /** How large a program may be once decompressed, unless told otherwise: 512 MiB. */
  public static final int DEFAULT_LIMIT = 1 << 29;

  private ProgramCodec() {}

  /**
   * Reads a program in any of the three formats.
   *
   * @throws FormatException if the bytes are not such a program, are of an older Noir (the message says of which and
   *     what
   *     to do), or exceed {@link #DEFAULT_LIMIT}; the offset counts decompressed bytes
   */
  public static Program read(byte[] compressed) {
    return read(compressed, DEFAULT_LIMIT);
  }

  /** The same with another limit, in bytes once decompressed. */
  public static Program read(byte[] compressed, int limit) {
    MessagePackReader raw = Envelope.open(compressed, limit);
    SchemaReader in = new SchemaReader(raw);
    CircuitReader circuits = new CircuitReader(in);
    BrilligReader brillig = new BrilligReader(in);
    var fields = in.struct(AcirNames.PROGRAM);
    List<Circuit> functions = in.list(fields.next(), circuits::circuit);
    if (functions.isEmpty()) {
      throw raw.error("the program has no function");
    }
    List<BrilligFunction> unconstrained = in.list(fields.next(), brillig::function);
    fields.end();
    raw.expectEnd();
    Program program = new Program(functions, unconstrained);
    requireDense(raw, functions);
    requireFunctions(raw, program);
    return program;
  }

  /**
   * Writes a program as Noir does: format 3. What {@link #read} got from such bytes gives the same MessagePack
   * again.
   */
  public static byte[] write(Program program) {
    return write(program, SerializationFormat.COMPACT);
  }

  /** Writes a program in a format of choice. */
  public static byte[] write(Program program, SerializationFormat format) {
    MessagePackWriter out = new MessagePackWriter(format);
    CircuitWriter circuits = new CircuitWriter(out);
    BrilligWriter brillig = new BrilligWriter(out);
    out.struct(AcirNames.PROGRAM);
    out.field(AcirNames.PROGRAM, 0);
    out.array(program.functions().size());
    program.functions().forEach(circuits::circuit);
    out.field(AcirNames.PROGRAM, 1);
    out.array(program.unconstrainedFunctions().size());
    program.unconstrainedFunctions().forEach(brillig::function);
    return Envelope.seal(out.toBytes());
  }

  private static void requireFunctions(MessagePackReader raw, Program program) {
    for (Circuit circuit : program.functions()) {
      for (Opcode opcode : circuit.opcodes()) {
        boolean missing =
            switch (opcode) {
              case Opcode.Call call -> call.function() >= program.functions().size();
              case Opcode.BrilligCall call -> call.function() >= program.unconstrainedFunctions().size();
              default -> false;
            };
        if (missing) {
          throw raw.error(circuit.name() + " calls a function that the program does not have: " + opcode);
        }
      }
    }
  }

  private static void requireDense(MessagePackReader raw, List<Circuit> functions) {
    for (int i = 0; i < functions.size(); i++) {
      WitnessSpan span = WitnessSpan.of(functions.get(i));
      if (!span.isDense()) {
        throw raw.error(
            "function " + i + " names witness " + span.last() + " although it mentions only " + span.mentions()
                + " witnesses");
      }
    }
  }
}
