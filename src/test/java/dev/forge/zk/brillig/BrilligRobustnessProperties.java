package dev.forge.zk.brillig;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a program is made of, a run of it ends with an outcome. */
class BrilligRobustnessProperties {
  private static final long SEED = 4711;
  private static final int PROGRAMS = 20_000;
  private static final BrilligLimits LIMITS = new BrilligLimits(2_000, 1 << 13);

  private final Random random = new Random(SEED);

  @Test
  void randomProgramsEndWithAnOutcome() {
    Set<String> ends = new TreeSet<>();
    for (int i = 0; i < PROGRAMS; i++) {
      BrilligFunction function = program();
      BrilligOutcome outcome = assertDoesNotThrow(
          () -> BrilligVm.run(function, FrVector.of(Fr.of(3), Fr.ONE.negate()), this::answer, LIMITS),
          () -> "seed " + SEED + ": " + function.opcodes());
      assertNotNull(outcome);
      ends.add(outcome.getClass().getSimpleName());
    }
    assertEquals(Set.of("Finished", "Trapped", "Crashed", "LimitReached"), ends);
  }

  private List<FrVector> answer(String function, List<FrVector> inputs) {
    List<FrVector> answers = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      answers.add(new FrVector(random.nextInt(4)));
    }
    return answers;
  }

  private BrilligFunction program() {
    List<BrilligOpcode> opcodes = new ArrayList<>();
    opcodes.add(new BrilligOpcode.Const(new Address.Direct(0), BitSize.U32, Fr.of(random.nextInt(40))));
    for (int i = 0; i < 12; i++) {
      Address cell = new Address.Direct(1 + i);
      opcodes.add(new BrilligOpcode.Const(cell, size(), Fr.of(random.nextInt(i < 6 ? 2 : 30))));
    }
    int length = 1 + random.nextInt(25);
    for (int i = 0; i < length; i++) {
      opcodes.add(random.nextInt(4) == 0 ? blackBox() : opcode());
    }
    return new BrilligFunction("random", opcodes);
  }

  private BrilligOpcode opcode() {
    return switch (random.nextInt(19)) {
      case 0 -> new BrilligOpcode.BinaryField(cell(), one(BrilligOpcode.FieldOperation.class), cell(), cell());
      case 1, 2, 3 -> new BrilligOpcode.BinaryInt(
          cell(), one(BrilligOpcode.IntOperation.class), size(), cell(), cell());
      case 4 -> new BrilligOpcode.Not(cell(), cell(), size());
      case 5 -> new BrilligOpcode.Cast(cell(), cell(), size());
      case 6 -> new BrilligOpcode.JumpIf(cell(), location());
      case 7 -> new BrilligOpcode.Jump(location());
      case 8 -> new BrilligOpcode.CalldataCopy(cell(), cell(), cell());
      case 9 -> new BrilligOpcode.Call(location());
      case 10 -> new BrilligOpcode.Const(cell(), size(), Fr.reduce(new BigInteger(random.nextInt(255), random)));
      case 11 -> new BrilligOpcode.IndirectConst(cell(), size(), Fr.of(random.nextInt(3)));
      case 12 -> new BrilligOpcode.Return();
      case 13 -> new BrilligOpcode.ForeignCall("ask", operands(), types(), operands(), types());
      case 14 -> new BrilligOpcode.Mov(cell(), cell());
      case 15 -> new BrilligOpcode.ConditionalMov(cell(), cell(), cell(), cell());
      case 16 -> new BrilligOpcode.Load(cell(), cell());
      case 17 -> new BrilligOpcode.Store(cell(), cell());
      default -> random.nextBoolean()
          ? new BrilligOpcode.Trap(new HeapVector(cell(), cell()))
          : new BrilligOpcode.Stop(new HeapVector(cell(), cell()));
    };
  }

  private BrilligBlackBox blackBox() {
    return switch (random.nextInt(10)) {
      case 0 -> new BrilligBlackBox.Aes128Encrypt(array(), array(), array(), array());
      case 1 -> new BrilligBlackBox.Blake2s(array(), array());
      case 2 -> new BrilligBlackBox.Blake3(array(), array());
      case 3 -> new BrilligBlackBox.KeccakF1600(array(), array());
      case 4 -> new BrilligBlackBox.EcdsaSecp256k1(array(), array(), array(), array(), cell());
      case 5 -> new BrilligBlackBox.MultiScalarMul(array(), array(), array());
      case 6 -> new BrilligBlackBox.EmbeddedCurveAdd(cell(), cell(), cell(), cell(), array());
      case 7 -> new BrilligBlackBox.Poseidon2Permutation(array(), array());
      case 8 -> new BrilligBlackBox.Sha256Compression(array(), array(), array());
      default -> new BrilligBlackBox.ToRadix(cell(), cell(), cell(), cell(), cell());
    };
  }

  private List<ValueOrArray> operands() {
    return List.of(new ValueOrArray.Value(cell()), random.nextBoolean() ? array() : new HeapVector(cell(), cell()));
  }

  private List<HeapValueType> types() {
    List<HeapValueType> types = List.of(new HeapValueType.Simple(size()), type(0));
    return random.nextInt(20) == 0 ? types.subList(0, 1) : types;
  }

  private HeapValueType type(int depth) {
    List<HeapValueType> inner = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0 && depth < 3; i--) {
      inner.add(type(depth + 1));
    }
    return switch (random.nextInt(3)) {
      case 0 -> new HeapValueType.Simple(size());
      case 1 -> new HeapValueType.Array(inner, number());
      default -> new HeapValueType.Vector(inner);
    };
  }

  private HeapArray array() {
    return new HeapArray(cell(), number());
  }

  private Address cell() {
    int number = random.nextInt(30) == 0 ? number() : random.nextInt(14);
    return random.nextBoolean() ? new Address.Direct(number) : new Address.Relative(number);
  }

  /** A size or an address: small, or at an edge. */
  private int number() {
    int[] edges = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 13, 0, 4, 16, 25, 32};
    return random.nextInt(3) == 0 ? edges[random.nextInt(edges.length)] : random.nextInt(5);
  }

  private int location() {
    return random.nextInt(20) == 0 ? number() : random.nextInt(40);
  }

  private BitSize size() {
    return random.nextInt(3) == 0 ? one(BitSize.class) : BitSize.U32;
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    return EnumSet.allOf(type).stream().skip(random.nextInt(type.getEnumConstants().length)).findFirst().orElseThrow();
  }
}
