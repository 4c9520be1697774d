package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.inputs;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forge.fixtures.RecordedPrograms;
import dev.forge.zk.brillig.BrilligLimits;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.codec.FormatException;
import dev.forge.zk.field.Fr;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged programs and witness stacks are refused, or are other ones that end; nothing else happens. */
class AcirFuzzProperties {
  private static final AcvmLimits LIMITS = new AcvmLimits(50, 1 << 18, 1 << 20, new BrilligLimits(1 << 17, 1 << 16));

  @Test
  void damagedProgramsAreRefusedOrEnd() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<byte[]> programs = new ArrayList<>();
    for (RecordedPrograms.Recorded recorded : RecordedPrograms.all()) {
      Program program = ProgramCodec.read(Base64.getDecoder().decode(recorded.bytecode()));
      SerializationFormat format = SerializationFormat.values()[random.nextInt(3)];
      byte[] bytes = ProgramCodecTest.decompress(ProgramCodec.write(program, format));
      if (bytes.length < 20_000) {
        programs.add(bytes);
      }
    }
    int executed = 0;
    for (int round = 0; round < 1500; round++) {
      byte[] mutated = mutate(random, programs.get(random.nextInt(programs.size())));
      String context = "seed " + seed + ", round " + round;
      try {
        Program program = ProgramCodec.read(ProgramCodecTest.compress(mutated), 1 << 20);
        assertNotNull(Acvm.prepare(program).execute(someInputs(random, program), ForeignCallHandler.NONE, LIMITS),
            context);
        executed++;
      } catch (FormatException e) {
        assertTrue(e.offset() >= 0 && e.offset() <= mutated.length, context);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail(context, e);
      }
    }
    assertTrue(executed > 50, executed + " executed, seed " + seed);
  }

  @Test
  void damagedWitnessStacksAreRefusedOrRead() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    WitnessStack stack =
        new WitnessStack(List.of(new WitnessStack.Item(1, inputs(5, -6, 7)), new WitnessStack.Item(0, inputs(1, 2))));
    for (int round = 0; round < 3000; round++) {
      SerializationFormat format = SerializationFormat.values()[random.nextInt(3)];
      byte[] bytes = ProgramCodecTest.decompress(WitnessStackCodec.write(stack, format));
      try {
        assertNotNull(WitnessStackCodec.read(ProgramCodecTest.compress(mutate(random, bytes)), 1 << 20).main());
      } catch (FormatException e) {
        assertTrue(e.getMessage().length() < 1000, "seed " + seed + ", round " + round);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail("seed " + seed + ", round " + round, e);
      }
    }
  }

  @Test
  void damagedEnvelopesAreRefusedOrRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] bytes = WitnessStackCodec.write(new WitnessStack(List.of(new WitnessStack.Item(0, inputs(1, 2, 3)))));
    for (int round = 0; round < 3000; round++) {
      try {
        assertNotNull(WitnessStackCodec.read(mutate(random, bytes), 1 << 20).main());
      } catch (FormatException e) {
        assertNotNull(e.getMessage());
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail("seed " + seed + ", round " + round, e);
      }
    }
  }

  private static WitnessMap someInputs(Random random, Program program) {
    Circuit main = program.main();
    WitnessMap map = new WitnessMap(Math.min(1000, main.privateParameters().size() + main.publicParameters().size()));
    for (int i = 0; i < map.size(); i++) {
      map.set(i, random.nextBoolean() ? Fr.of(random.nextInt(300)) : Fr.reduce(new BigInteger(256, random)));
    }
    return map;
  }

  /** Changes, removes, doubles or moves a few bytes. */
  private static byte[] mutate(Random random, byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(8), bytes.length - at);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes[at] = (byte) (bytes[at] + random.nextInt(3) - 1);
        case 3 -> System.arraycopy(original, random.nextInt(original.length - length + 1), bytes, at, length);
        default -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(10) == 0 ? Math.max(1, at) : bytes.length);
      }
    }
    return bytes;
  }
}
