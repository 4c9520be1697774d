package dev.forge.zk.brillig;

import static dev.forge.zk.brillig.Assembly.at;
import static dev.forge.zk.brillig.Assembly.crash;
import static dev.forge.zk.brillig.Assembly.limit;
import static dev.forge.zk.brillig.Assembly.program;
import static dev.forge.zk.brillig.Assembly.results;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.brillig.BrilligOpcode.IntOperation;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrilligVmTest {
  private static final Address STACK_0 = new Address.Relative(0);
  private static final Address STACK_1 = new Address.Relative(1);

  private static List<BigInteger> numbers(long... values) {
    List<BigInteger> numbers = new ArrayList<>();
    for (long value : values) {
      numbers.add(BigInteger.valueOf(value));
    }
    return numbers;
  }

  private static FrVector fields(long... values) {
    FrVector vector = new FrVector(values.length);
    for (int i = 0; i < values.length; i++) {
      vector.set(i, Fr.of(values[i]));
    }
    return vector;
  }

  @Test
  void unwrittenCellsAreTheFieldsZero() {
    assertEquals(numbers(0, 0), program().stop(5000, 2).results());
  }

  @Test
  void calldataIsCopiedAsFields() {
    BrilligOutcome outcome = program()
        .set(10, BitSize.U32, 2)
        .set(11, BitSize.U32, 1)
        .then(new BrilligOpcode.CalldataCopy(at(20), at(10), at(11)))
        .stop(20, 2)
        .run(fields(7, 8, 9), ForeignCallHandler.NONE);
    assertEquals(numbers(8, 9), results(outcome));
  }

  @Test
  void calldataBeyondItsEndIsRefused() {
    BrilligOutcome outcome = program()
        .set(10, BitSize.U32, 2)
        .set(11, BitSize.U32, 2)
        .then(new BrilligOpcode.CalldataCopy(at(20), at(10), at(11)))
        .run(fields(7, 8, 9), ForeignCallHandler.NONE);
    assertEquals("CalldataCopy out of bounds: offset 2 + size 2 exceeds calldata length 3", crash(outcome));
  }

  @Test
  void relativeAddressesStartAtTheStackPointer() {
    assertEquals(
        numbers(5, 6),
        program()
            .set(0, BitSize.U32, 40)
            .then(new BrilligOpcode.Const(STACK_0, BitSize.U8, Fr.of(5)))
            .then(new BrilligOpcode.Const(STACK_1, BitSize.U8, Fr.of(6)))
            .stop(40, 2)
            .results());
  }

  @Test
  void relativeAddressesNeedAStackPointer() {
    Assembly program = program().then(new BrilligOpcode.Const(STACK_1, BitSize.U8, Fr.of(5)));
    assertTrue(crash(program.run()).contains("address space exceeded"));
  }

  @Test
  void pointersAreFollowedByLoadStoreAndIndirectConst() {
    assertEquals(
        numbers(77, 77, 78),
        program()
            .set(10, BitSize.U32, 30)
            .set(11, BitSize.U32, 31)
            .set(12, BitSize.U32, 32)
            .then(new BrilligOpcode.IndirectConst(at(10), BitSize.U64, Fr.of(77)))
            .then(new BrilligOpcode.Load(at(20), at(10)))
            .then(new BrilligOpcode.Store(at(11), at(20)))
            .set(21, BitSize.U1, 0)
            .set(22, BitSize.U16, 78)
            .then(new BrilligOpcode.ConditionalMov(at(32), at(20), at(22), at(21)))
            .stop(30, 3)
            .results());
  }

  @Test
  void onlyU32CellsArePointers() {
    Assembly program = program().set(10, BitSize.U64, 30).then(new BrilligOpcode.Load(at(20), at(10)));
    assertEquals("expected a U32 pointer at address 10, but found 30 (u64)", crash(program.run()));
  }

  @Test
  void conditionsAreOneBit() {
    Assembly program = program().set(10, BitSize.U8, 1).then(new BrilligOpcode.JumpIf(at(10), 0));
    assertEquals("condition value is not a boolean: 1 (u8)", crash(program.run()));
  }

  @Test
  void callsReturnBehindTheCall() {
    assertEquals(
        numbers(3),
        program()
            .set(10, BitSize.U8, 1)
            .then(new BrilligOpcode.Call(6))
            .then(new BrilligOpcode.Call(6))
            .stop(10, 1)
            .set(11, BitSize.U8, 1)
            .integer(IntOperation.ADD, BitSize.U8, 10, 10, 11)
            .then(new BrilligOpcode.Return())
            .results());
  }

  @Test
  void returnWithoutCallIsRefused() {
    assertEquals(
        "return opcode hit, but callstack already empty", crash(program().then(new BrilligOpcode.Return()).run()));
  }

  @Test
  void runningOffTheEndFinishesWithoutResults() {
    assertEquals(List.of(), program().set(10, BitSize.U8, 1).results());
    assertEquals(List.of(), program().then(new BrilligOpcode.Jump(17)).results());
  }

  @Test
  void freeMemoryPointerDoesNotWrap() {
    Assembly program = program().set(1, BitSize.U32, 0xffffffffL).set(10, BitSize.U32, 1);
    assertEquals("Out of memory", crash(program.integer(IntOperation.ADD, BitSize.U32, 1, 1, 10).run()));
  }

  @Test
  void trapTellsItsDataAndPlace() {
    BrilligOutcome outcome = program()
        .set(10, BitSize.U32, 12)
        .set(11, BitSize.U32, 2)
        .set(12, BitSize.U64, 99)
        .set(13, BitSize.FIELD, 5)
        .then(new BrilligOpcode.Trap(new HeapVector(at(10), at(11))))
        .run();
    var trapped = assertInstanceOf(BrilligOutcome.Trapped.class, outcome);
    assertEquals(numbers(99, 5), Assembly.numbers(trapped.revertData()));
    assertEquals(4, trapped.opcode());
  }

  @Test
  void emptyResultsNeedNoPointer() {
    Assembly program = program()
        .set(11, BitSize.U32, 0)
        .then(new BrilligOpcode.Stop(new HeapVector(at(10), at(11))));
    assertEquals(List.of(), program.results());
  }

  @Test
  void endlessLoopStopsAtTheStepLimit() {
    BrilligOutcome outcome = program().then(new BrilligOpcode.Jump(0)).run();
    assertEquals("Step limit of 100000 opcodes exceeded", limit(outcome));
  }

  @Test
  void endlessRecursionStopsAtALimit() {
    assertTrue(limit(program().then(new BrilligOpcode.Call(0)).run()).contains("exceeded"));
  }

  @Test
  void oneCellAtAHugeAddressCostsOnePage() {
    assertEquals(
        numbers(9),
        program()
            .set(10, BitSize.U32, Integer.MAX_VALUE)
            .then(new BrilligOpcode.IndirectConst(at(10), BitSize.U8, Fr.of(9)))
            .stop(Integer.MAX_VALUE, 1)
            .results());
  }

  @Test
  void addressesOfThirtyTwoBitsAreRefused() {
    Assembly program = program()
        .set(10, BitSize.U32, 1L << 31)
        .then(new BrilligOpcode.IndirectConst(at(10), BitSize.U8, Fr.of(9)));
    assertEquals("Memory address space exceeded: no cell at 2147483648", crash(program.run()));
    assertTrue(crash(program().set(-1, BitSize.U8, 1).run()).contains("invalid opcode"));
  }

  @Test
  void writingEverywhereStopsAtTheMemoryLimit() {
    BrilligOutcome outcome = program()
        .set(10, BitSize.U32, 4096)
        .set(11, BitSize.U32, 512)
        .then(new BrilligOpcode.Store(at(10), at(11)))
        .integer(IntOperation.ADD, BitSize.U32, 10, 10, 11)
        .then(new BrilligOpcode.Jump(2))
        .run();
    assertTrue(limit(outcome).startsWith("Memory limit of 65536 cells exceeded"), limit(outcome));
  }

  @Test
  void hugeResultsAreRefusedBeforeTheyAreMade() {
    assertTrue(limit(program().stop(0, -1).run()).startsWith("Memory limit"));
  }

  @Test
  void hugeBlackBoxCallsAreRefusedBeforeTheyRun() {
    HeapArray points = new HeapArray(at(10), 60_000);
    BrilligOutcome outcome = program()
        .set(10, BitSize.U32, 4096)
        .then(new BrilligBlackBox.MultiScalarMul(points, points, new HeapArray(at(10), 2)))
        .run();
    assertEquals("Step limit of 100000 opcodes exceeded", limit(outcome));
  }
}
