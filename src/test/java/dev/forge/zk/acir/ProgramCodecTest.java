package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.call;
import static dev.forge.fixtures.AcirPrograms.constant;
import static dev.forge.fixtures.AcirPrograms.program;
import static dev.forge.fixtures.AcirPrograms.sum;
import static dev.forge.fixtures.AcirPrograms.witness;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.RecordedPrograms;
import dev.forge.zk.brillig.Address;
import dev.forge.zk.brillig.BitSize;
import dev.forge.zk.brillig.BrilligFunction;
import dev.forge.zk.brillig.BrilligOpcode;
import dev.forge.zk.brillig.HeapArray;
import dev.forge.zk.brillig.HeapValueType;
import dev.forge.zk.brillig.HeapVector;
import dev.forge.zk.brillig.ValueOrArray;
import dev.forge.zk.codec.FormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ProgramCodecTest {
  private static final HexBytes EMPTY_FORMAT_3 =
      new HexBytes("03 92 91 96 a4 6d 61 69 6e 90 90 90 90 90 90"); // Program([Circuit("main", …)], [])

  @Test
  void whatNoirWroteIsWrittenBackByteByByte() throws IOException {
    List<RecordedPrograms.Recorded> programs = RecordedPrograms.all();
    assertFalse(programs.isEmpty());
    for (RecordedPrograms.Recorded recorded : programs) {
      byte[] bytecode = Base64.getDecoder().decode(recorded.bytecode());
      Program program = ProgramCodec.read(bytecode);
      byte[] original = decompress(bytecode);
      if (!recorded.isCrafted()) {
        assertEquals(3, original[0], recorded.name());
        assertArrayEquals(original, decompress(ProgramCodec.write(program)), recorded.name());
      }
      for (SerializationFormat format : SerializationFormat.values()) {
        assertEquals(program, ProgramCodec.read(ProgramCodec.write(program, format)), recorded.name() + " " + format);
      }
    }
  }

  @Test
  void whatCompilersSeldomWriteSurvivesEveryFormat() throws IOException {
    Address direct = new Address.Direct(70000);
    List<BrilligOpcode> body =
        List.of(
            new BrilligOpcode.BinaryField(direct, BrilligOpcode.FieldOperation.LESS_THAN_EQUALS, direct, direct),
            new BrilligOpcode.BinaryInt(direct, BrilligOpcode.IntOperation.AND, BitSize.U128, direct, direct),
            new BrilligOpcode.Return(),
            new BrilligOpcode.ForeignCall(
                "größe",
                List.of(new HeapVector(direct, direct)),
                List.of(new HeapValueType.Vector(List.of(new HeapValueType.Simple(BitSize.FIELD)))),
                List.of(new ValueOrArray.Value(direct), new HeapArray(direct, 3)),
                List.of(
                    new HeapValueType.Simple(BitSize.U1),
                    new HeapValueType.Array(List.of(new HeapValueType.Array(List.of(), 7)), 1 << 20))));
    List<Opcode> opcodes =
        List.of(
            new Opcode.MemoryInit(1 << 30, List.of(0), new BlockType.CallData(5)),
            new Opcode.MemoryInit(1, List.of(0), new BlockType.ReturnData()),
            new Opcode.BrilligCall(
                0, List.of(new Opcode.BrilligInput.MemoryArray(1)), List.of(), sum(3).plus(1, 0, 1).expression()),
            new BlackBox.RecursiveAggregation(List.of(witness(0)), List.of(constant(-1)), List.of(), witness(1), 9,
                constant(1)));
    List<AssertMessage> messages =
        List.of(
            new AssertMessage(new AssertMessage.Location.Brillig(2, 300), Long.MIN_VALUE,
                List.of(new AssertMessage.Payload.Memory(1))),
            new AssertMessage(new AssertMessage.Location.Acir(1), -1, List.of()));
    Circuit main = new Circuit("x".repeat(300), opcodes, List.of(0), List.of(1), List.of(), messages);
    Program program = new Program(List.of(main), List.of(new BrilligFunction("", body)));
    for (SerializationFormat format : SerializationFormat.values()) {
      byte[] bytes = ProgramCodec.write(program, format);
      assertEquals(format.code(), decompress(bytes)[0]);
      assertEquals(program, ProgramCodec.read(bytes), format.toString());
    }
  }

  @Test
  void olderProgramsAreRefusedWithTheirVersion() throws IOException {
    for (int format : new int[] {0, 1, 5, 200}) {
      assertRefused("serialization format " + format + ": Noir up to about 1.0.0-beta.15",
          bytes((byte) format, (byte) 0));
    }
    String seven = "03 92 91 97 a4 6d 61 69 6e 05 90 90 90 90 90 90";
    assertRefused("Circuit has 7 fields, expected 6: the circuit was compiled by Noir 1.0.0-beta.21 or older",
        new HexBytes(seven).bytes());
    String named =
        "02 82 a9 66756e6374696f6e73 91 87 ad 66756e6374696f6e5f6e616d65 a0 b5 63757272656e745f7769746e6573735f696e646578 05";
    assertRefused("current_witness_index", new HexBytes(named + " 90".repeat(20)).bytes());
  }

  @Test
  void unknownNamedFieldsAreSkippedAndUnknownNumbersRefused() throws IOException {
    Program expected = ProgramCodec.read(compress(EMPTY_FORMAT_3.bytes()));
    assertEquals("main", expected.main().name());
    String extra =
        "02 83 a9 66756e6374696f6e73 91 96 a4 6d61696e 90 90 90 90 90 a1 78 93 c0 81 01 c3 c4 02 0102"
            + " b7 756e636f6e73747261696e65645f66756e6374696f6e73 90";
    assertEquals(expected, ProgramCodec.read(compress(new HexBytes(extra).bytes())));
    assertRefused("Program has no field 7",
        new HexBytes("04 83 00 91 96 a4 6d61696e 90 90 90 90 90 07 90 01 90").bytes());
    assertRefused("no such variant: 6", new HexBytes("04 92 91 96 a0 91 81 06 c0 90 90 90 90 90").bytes());
    assertRefused("no such variant: Nope", new HexBytes("03 92 91 96 a0 91 81 a4 4e6f7065 90 90 90 90 90 90").bytes());
  }

  @Test
  void countsAreCheckedAgainstTheBytesThatAreThere() throws IOException {
    assertRefused("opcodes claims a size of 4294967295", new HexBytes("03 92 91 96 a0 dd ffffffff 90 90").bytes());
    assertRefused("the bytes end too early", new HexBytes("03 92 91 96 a0 90 90 90 90 90").bytes());
    assertRefused("1 bytes follow the end", new HexBytes("03 92 91 96 a0 90 90 90 90 90 90 00").bytes());
    assertRefused("function_name claims a size of 31", new HexBytes("03 92 91 96 bf 90 90 90 90 90 90").bytes());
    assertRefused("the program has no function", new HexBytes("03 92 90 90").bytes());
  }

  @Test
  void whatExpandsWithoutEndIsRefused() throws IOException {
    byte[] zeros = compress(new byte[1 << 22]);
    FormatException e = assertThrows(FormatException.class, () -> ProgramCodec.read(zeros, 1 << 20));
    assertTrue(e.getMessage().contains("more than the 1048576 bytes allowed"), e.getMessage());
    assertThrows(FormatException.class, () -> ProgramCodec.read(new byte[] {1, 2, 3}));
    assertThrows(FormatException.class, () -> ProgramCodec.read(new byte[0]));
  }

  @Test
  void typesThatNestWithoutEndAreRefused() {
    HeapValueType type = new HeapValueType.Simple(BitSize.U8);
    for (int i = 0; i < 100; i++) {
      type = new HeapValueType.Vector(List.of(type));
    }
    var call = new BrilligOpcode.ForeignCall("f", List.of(), List.of(type), List.of(), List.of());
    Program program =
        new Program(program(sum(0).isZero()).functions(), List.of(new BrilligFunction("f", List.of(call))));
    FormatException e = assertThrows(FormatException.class, () -> ProgramCodec.read(ProgramCodec.write(program)));
    assertTrue(e.getMessage().contains("nests deeper than 64"), e.getMessage());
  }

  @Test
  void referencesBeyondTheProgramAreRefused() {
    FormatException calls =
        assertThrows(FormatException.class,
            () -> ProgramCodec.read(ProgramCodec.write(program(call(3, List.of(), List.of())))));
    assertTrue(calls.getMessage().contains("calls a function that the program does not have"), calls.getMessage());
    Program far = program(sum(0).plus(1, Integer.MAX_VALUE).isZero());
    FormatException witness = assertThrows(FormatException.class, () -> ProgramCodec.read(ProgramCodec.write(far)));
    assertTrue(witness.getMessage().contains("names witness 2147483647"), witness.getMessage());
  }

  @Test
  void elementsAreReducedAsNoirDoes() throws IOException {
    String start = "03 92 91 96 a0 91 81 aa 4173736572745a65726f 93 90 90 ";
    String end = " 90 90 90 90 90";
    assertEquals(sum(0x0102).isZero(), opcode(start + "c4 02 0102" + end));
    assertEquals(sum(0).isZero(), opcode(start + "c4 00" + end));
    String modulus = "30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001";
    assertEquals(sum(0).isZero(), opcode(start + "c4 20 " + modulus + end));
    assertRefused("q_c has 33 bytes", new HexBytes(start + "c4 21 00" + modulus + end).bytes());
  }

  private static Opcode opcode(String hex) throws IOException {
    return ProgramCodec.read(compress(new HexBytes(hex).bytes())).main().opcodes().getFirst();
  }

  private static void assertRefused(String message, byte[] bytes) throws IOException {
    byte[] compressed = compress(bytes);
    FormatException e = assertThrows(FormatException.class, () -> ProgramCodec.read(compressed));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, "offset " + e.offset());
  }

  private static byte[] bytes(byte... bytes) {
    return bytes;
  }

  static byte[] compress(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] decompress(byte[] bytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  /** Bytes in hexadecimal, blanks ignored. */
  private record HexBytes(String text) {
    byte[] bytes() {
      List<Integer> digits = new ArrayList<>();
      text.chars().filter(c -> c != ' ').forEach(c -> digits.add(Character.digit(c, 16)));
      byte[] bytes = new byte[digits.size() / 2];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (digits.get(2 * i) << 4 | digits.get(2 * i + 1));
      }
      return bytes;
    }
  }
}
