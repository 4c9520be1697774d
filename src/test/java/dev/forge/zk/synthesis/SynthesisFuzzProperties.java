package dev.forge.zk.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forge.fixtures.RecordedPrograms;
import dev.forge.zk.acir.Acvm;
import dev.forge.zk.acir.AcvmLimits;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import dev.forge.zk.acir.ProgramCodec;
import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.brillig.BrilligLimits;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Damaged and hostile programs are refused, or compiled to rows which their solved witness satisfies. */
class SynthesisFuzzProperties {
  private static final AcvmLimits LIMITS = new AcvmLimits(50, 1 << 18, 1 << 20, new BrilligLimits(1 << 17, 1 << 16));
  private static final int MOST_WITNESSES = 1 << 16;

  @Test
  void damagedProgramsAreRefusedOrCompiled() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<byte[]> programs = smallPrograms();
    int compiled = 0;
    int satisfied = 0;
    for (int round = 0; round < 1500; round++) {
      String context = "seed " + seed + ", round " + round;
      try {
        Program program = ProgramCodec.read(compress(mutate(random, programs.get(random.nextInt(programs.size())))));
        if (program.functions().stream().anyMatch(function -> WitnessCount.of(function) > MOST_WITNESSES)) {
          continue; // they compile, but slowly
        }
        Trial trial = Trial.of(program, new SynthesisOptions(RangeStrategy.values()[round % 3], round % 2 == 0));
        compiled++;
        if (Acvm.prepare(program).execute(inputs(random, program), ForeignCallHandler.NONE,
            LIMITS) instanceof AcvmOutcome.Solved solved) {
          assertEquals(OptionalInt.empty(), trial.firstFailing(solved.witnesses()), context);
          satisfied++;
        }
      } catch (FormatException | UnprovableOpcodeException e) {
        assertNotNull(e.getMessage(), context);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail(context, e);
      }
    }
    assertTrue(compiled > 50 && satisfied > 10, compiled + " compiled, " + satisfied + " satisfied, seed " + seed);
  }

  /** Each of 40 functions calls the next one twice. */
  @Test
  void callsThatDoubleAreRefused() {
    List<Circuit> functions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Opcode call = Acir.call(i + 1, List.of(0), List.of());
      functions.add(Acir.function("f" + i, 1, List.of(), call, call));
    }
    functions.add(Acir.function("f40", 1, List.of()));
    assertTooLarge(new Program(functions, List.of()));
  }

  @Test
  void manyTermsAndManyBitsOfManyCallsAreRefused() {
    Opcode[] calls = IntStream.range(0, 1 << 16).mapToObj(i -> Acir.call(1, List.of(0), List.of()))
        .toArray(Opcode[]::new);
    Circuit terms = Acir.function("terms", 1, List.of(), Acir.assertZero(0,
        IntStream.range(0, 1 << 11).mapToObj(w -> Acir.term(1, w)).toArray(Record[]::new)));
    Circuit bits = Acir.function("bits", 1, List.of(),
        IntStream.range(0, 10).mapToObj(w -> Acir.range(w, 253)).toArray(Opcode[]::new));
    assertTooLarge(new Program(List.of(Acir.function("main", 1, List.of(), calls), terms), List.of()));
    assertTooLarge(new Program(List.of(Acir.function("main", 1, List.of(), calls), bits), List.of()));
  }

  private static void assertTooLarge(Program program) {
    var refused = assertThrows(UnprovableOpcodeException.class, () -> Trial.of(program));
    assertTrue(refused.getMessage().contains(CircuitCompiler.TOO_LARGE), refused.getMessage());
  }

  private static List<byte[]> smallPrograms() throws IOException {
    List<byte[]> programs = new ArrayList<>();
    for (RecordedPrograms.Recorded recorded : RecordedPrograms.all()) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(recorded.bytecode())))) {
        byte[] bytes = in.readAllBytes();
        if (bytes.length < 10_000) {
          programs.add(bytes);
        }
      }
    }
    return programs;
  }

  private static WitnessMap inputs(Random random, Program program) {
    Circuit main = program.main();
    WitnessMap map = new WitnessMap(Math.min(1000, main.privateParameters().size() + main.publicParameters().size()));
    for (int i = 0; i < map.size(); i++) {
      map.set(i, Fr.of(random.nextInt(6)));
    }
    return map;
  }

  private static byte[] mutate(Random random, byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = 1 + random.nextInt(bytes.length - 1);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes[at] = (byte) (bytes[at] + random.nextInt(3) - 1);
        default -> {
          int length = Math.min(1 + random.nextInt(8), bytes.length - at);
          System.arraycopy(original, random.nextInt(original.length - length + 1), bytes, at, length);
        }
      }
    }
    return bytes;
  }

  private static byte[] compress(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
