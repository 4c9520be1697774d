package dev.forge.zk.codec.iden3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.ProvenCircuit;
import dev.forge.zk.groth16.RandomCircuit;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.MatrixBuilder;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.RowValues;
import dev.forge.zk.r1cs.SparseMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The .r1cs and .wtns writers, read back by a small reader of the formats' description. */
class Iden3WriterTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void rowsAndValuesReadBackSatisfyEachOther(int commitments) throws IOException {
    RandomCircuit circuit = ProvenCircuit.circuit(51, commitments, true);
    R1cs r1cs = circuit.r1cs();
    RowsExport files = RowsExport.write(r1cs, circuit.assignment(51), ScalarSource.secure(), folder);
    R1cs read = readRows(files.r1cs());
    FrVector values = readValues(files.wtns());
    assertEquals(r1cs.wires(), read.wires());
    assertEquals(r1cs.publicWires(), read.publicWires());
    assertEquals(r1cs.constraints(), read.constraints());
    RowValues rows = RowValues.of(read, values, read.constraints(), Cores.all());
    assertEquals(OptionalInt.empty(), rows.firstUnsatisfied());
    RowValues ours = RowValues.of(r1cs, values, r1cs.constraints(), Cores.all());
    for (int row = 0; row < r1cs.constraints(); row++) {
      assertEquals(ours.left().get(row), rows.left().get(row));
      assertEquals(ours.right().get(row), rows.right().get(row));
    }
  }

  @Test
  void termsAreSortedMergedAndNeverZero() throws IOException {
    Fr minusOne = Fr.ZERO.subtract(Fr.ONE);
    SparseMatrix untidy = new SparseMatrix(new int[] {0, 5}, new int[] {3, 1, 2, 1, 2}, new int[] {0, 0, 0, 0, 1},
        FrVector.of(Fr.ONE, minusOne));
    SparseMatrix empty = new MatrixBuilder().row(Map.of()).build();
    Path path = folder.resolve("untidy.r1cs");
    R1csWriter.write(new R1cs(4, 2, untidy, empty, empty, List.of()), path);
    SparseMatrix read = readRows(path).left();
    assertEquals(List.of(1, 3), java.util.Arrays.stream(read.wire()).boxed().toList());
    assertEquals(Fr.of(2), read.coefficients().get(read.coefficient()[0]));
    assertEquals(Fr.ONE, read.coefficients().get(read.coefficient()[1]));
  }

  @Test
  void headerIsWhatTheFormatSays() throws IOException {
    Path path = folder.resolve("header.r1cs");
    R1cs r1cs = ProvenCircuit.circuit(52, 0, false).r1cs();
    R1csWriter.write(r1cs, path);
    byte[] bytes = Files.readAllBytes(path);
    assertEquals("r1cs", new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    byte[] modulus = Fr.MODULUS.value().toByteArray();
    for (int i = 0; i < 32; i++) {
      assertEquals(modulus[modulus.length - 1 - i], bytes[28 + i]);
    }
  }

  @Test
  void filesThatAreNoContainersAreRefused() throws IOException {
    Path path = folder.resolve("bad");
    Files.write(path, new byte[] {'r', '1', 'c', 's', 2, 0, 0, 0, 0, 0, 0, 0});
    assertRefused(path, "version");
    Files.write(path, new byte[] {'w', 't', 'n', 's', 1, 0, 0, 0, 0, 0, 0, 0});
    assertRefused(path, "not a r1cs file");
    Files.write(path, new byte[] {'r', '1', 'c', 's', 1, 0, 0, 0, 1, 0, 0, 0});
    assertRefused(path, "left");
    Files.write(path, new byte[] {'r', '1', 'c', 's', 1, 0, 0, 0, 0, 0, 0, 0, 9});
    assertRefused(path, "left over");
  }

  private static void assertRefused(Path path, String reason) {
    FormatException refusal = assertThrows(FormatException.class, () -> readRows(path));
    assertTrue(refusal.getMessage().contains(reason), refusal::getMessage);
  }

  private static R1cs readRows(Path path) throws IOException {
    try (SectionFile file = SectionFile.open(path, "r1cs", 1)) {
      Section header = file.section(1, "header", 64);
      header.expectField("scalar field", Fr.MODULUS);
      int wires = header.u32("wires", Integer.MAX_VALUE);
      int publicWires = 1 + header.u32("outputs", 0) + header.u32("public inputs", wires);
      header.expect("private inputs", wires - publicWires);
      assertEquals(wires, header.u64());
      int count = header.u32("rows", Integer.MAX_VALUE);
      header.requireEnd();
      Section rows = file.section(2, "rows");
      List<MatrixBuilder> matrices = List.of(new MatrixBuilder(), new MatrixBuilder(), new MatrixBuilder());
      for (int row = 0; row < count; row++) {
        for (MatrixBuilder matrix : matrices) {
          matrix.row(terms(rows, wires));
        }
      }
      rows.requireEnd();
      Section labels = file.section(3, "labels", 8L * wires);
      for (int wire = 0; wire < wires; wire++) {
        assertEquals(wire, labels.u64());
      }
      return new R1cs(wires, publicWires, matrices.get(0).build(), matrices.get(1).build(), matrices.get(2).build(),
          List.of());
    }
  }

  private static Map<Integer, Fr> terms(Section rows, int wires) {
    Map<Integer, Fr> terms = new TreeMap<>();
    int previous = -1;
    for (int k = rows.u32("terms", wires); k > 0; k--) {
      int wire = rows.u32("wire", wires - 1);
      assertTrue(wire > previous, "terms must be sorted");
      previous = wire;
      terms.put(wire, rows.scalar());
    }
    return terms;
  }

  private static FrVector readValues(Path path) throws IOException {
    try (SectionFile file = SectionFile.open(path, "wtns", 2)) {
      Section header = file.section(1, "header", 40);
      header.expectField("scalar field", Fr.MODULUS);
      FrVector values = new FrVector(header.u32("values", Integer.MAX_VALUE));
      Section section = file.section(2, "values", 32L * values.size());
      for (int i = 0; i < values.size(); i++) {
        values.set(i, section.scalar());
      }
      return values;
    }
  }
}
