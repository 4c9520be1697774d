package dev.forge.zk.codec.iden3;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the values of all wires as an iden3 .wtns file, version 2 (iden3/snarkjs, wtns_utils). */
public final class WtnsWriter {
  private static final long HEADER_BYTES = 40;

  private WtnsWriter() {}

  /**
   * Writes the values, wire 0 (which is 1) among them.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(FrVector wires, Path path) throws IOException {
    try (SectionWriter out = new SectionWriter(path, "wtns", 2, 2)) {
      out.section(1, HEADER_BYTES);
      out.field(Fr.MODULUS);
      out.u32(wires.size());
      out.section(2, 32L * wires.size());
      for (int wire = 0; wire < wires.size(); wire++) {
        out.scalar(wires.get(wire));
      }
    }
  }
}
