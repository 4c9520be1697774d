package dev.forge.zk.brillig;

import static dev.forge.zk.brillig.Assembly.at;
import static dev.forge.zk.brillig.Assembly.crash;
import static dev.forge.zk.brillig.Assembly.numbers;
import static dev.forge.zk.brillig.Assembly.program;
import static dev.forge.zk.brillig.Assembly.results;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForeignCallTest {
  private static final HeapValueType U8 = new HeapValueType.Simple(BitSize.U8);
  private static final HeapValueType U32 = new HeapValueType.Simple(BitSize.U32);
  private static final HeapValueType FIELD = new HeapValueType.Simple(BitSize.FIELD);

  private List<FrVector> seen = List.of();

  private static ValueOrArray value(int cell) {
    return new ValueOrArray.Value(at(cell));
  }

  private static FrVector fields(long... values) {
    return FrVector.of(LongStream.of(values).mapToObj(Fr::of).toArray(Fr[]::new));
  }

  private static BrilligOpcode ask(List<ValueOrArray> inputs, List<HeapValueType> types) {
    return new BrilligOpcode.ForeignCall("ask", List.of(), List.of(), inputs, types);
  }

  private static BrilligOpcode answer(ValueOrArray destination, HeapValueType type) {
    return new BrilligOpcode.ForeignCall("answer", List.of(destination), List.of(type), List.of(), List.of());
  }

  private BrilligOutcome record(Assembly program) {
    return program.run(new FrVector(0), (function, inputs) -> {
      seen = inputs;
      return List.of();
    });
  }

  private static BrilligOutcome answering(Assembly program, FrVector... answers) {
    return program.run(new FrVector(0), (function, inputs) -> List.of(answers));
  }

  private List<List<BigInteger>> seenNumbers() {
    return seen.stream().map(Assembly::numbers).toList();
  }

  @Test
  void nestedArraysAreFlattenedInPlace() {
    HeapValueType pair = new HeapValueType.Array(List.of(U8), 2);
    HeapValueType rows = new HeapValueType.Array(List.of(FIELD, pair), 2);
    Assembly program = program()
        .set(10, BitSize.U32, 20)
        .set(20, BitSize.FIELD, 1)
        .set(21, BitSize.U32, 30)
        .set(22, BitSize.FIELD, 2)
        .set(23, BitSize.U32, 40)
        .set(31, BitSize.U8, 11)
        .set(32, BitSize.U8, 12)
        .set(41, BitSize.U8, 21)
        .set(42, BitSize.U8, 22)
        .then(ask(List.of(value(20), new HeapArray(at(10), 4)), List.of(FIELD, rows)));
    results(record(program));
    assertEquals(List.of(numbers(fields(1)), numbers(fields(1, 11, 12, 2, 21, 22))), seenNumbers());
  }

  @Test
  void vectorsAreCutToTheLengthBeforeThem() {
    HeapValueType bytes = new HeapValueType.Vector(List.of(U8));
    Assembly program = program()
        .set(9, BitSize.U32, 2)
        .set(10, BitSize.U32, 20)
        .set(11, BitSize.U32, 3)
        .set(20, BitSize.U8, 5)
        .set(21, BitSize.U8, 6)
        .set(22, BitSize.U8, 7)
        .then(ask(List.of(value(9), new HeapVector(at(10), at(11))), List.of(U32, bytes)));
    results(record(program));
    assertEquals(List.of(numbers(fields(2)), numbers(fields(5, 6))), seenNumbers());
  }

  @Test
  void vectorsWithoutALengthBeforeThemAreRefused() {
    HeapValueType bytes = new HeapValueType.Vector(List.of(U8));
    Assembly program = program()
        .set(10, BitSize.U32, 20)
        .set(11, BitSize.U32, 0)
        .then(ask(List.of(new HeapVector(at(10), at(11))), List.of(bytes)));
    assertEquals("expected the semantic vector length to precede a vector input", crash(record(program)));
  }

  @Test
  void answersAreWrittenWithTheirTypes() {
    HeapValueType pair = new HeapValueType.Array(List.of(U8, FIELD), 1);
    Assembly program = program()
        .set(10, BitSize.U32, 20)
        .then(answer(new HeapArray(at(10), 2), pair))
        .then(new BrilligOpcode.Not(at(20), at(20), BitSize.U8))
        .stop(20, 2);
    assertEquals(numbers(fields(254, 9)), results(answering(program, fields(1, 9))));
  }

  @Test
  void nestedAnswersFollowThePointersThatAreThere() {
    HeapValueType pair = new HeapValueType.Array(List.of(U8), 2);
    Assembly program = program()
        .set(10, BitSize.U32, 20)
        .set(20, BitSize.U32, 29)
        .set(21, BitSize.U32, 31)
        .then(answer(new HeapArray(at(10), 2), new HeapValueType.Array(List.of(pair), 2)))
        .stop(30, 4);
    assertEquals(numbers(fields(1, 2, 3, 4)), results(answering(program, fields(1, 2, 3, 4))));
  }

  @Test
  void vectorAnswersTellTheirSize() {
    Assembly program = program()
        .set(10, BitSize.U32, 20)
        .then(answer(new HeapVector(at(10), at(19)), new HeapValueType.Vector(List.of(U8))))
        .stop(19, 3);
    assertEquals(numbers(fields(2, 8, 9)), results(answering(program, fields(8, 9))));
  }

  @Test
  void answersThatDoNotFitAreRefused() {
    Assembly simple = program().then(answer(value(10), U8));
    assertEquals("Foreign call result value 256 does not fit in bit size Integer(U8)",
        crash(answering(simple, fields(256))));
    assertEquals(
        "0 output values were provided as a foreign call result for 1 destination slots", crash(answering(simple)));
    Assembly array = program()
        .set(10, BitSize.U32, 20)
        .then(answer(new HeapArray(at(10), 2), new HeapValueType.Array(List.of(U8), 2)));
    assertEquals(
        "Foreign call return value does not match expected size. Expected 2 but got 3",
        crash(answering(array, fields(1, 2, 3))));
  }

  @Test
  void unknownFunctionsEndTheRunByName() {
    Assembly program = program().then(ask(List.of(), List.of()));
    assertEquals("No handler could be found for foreign call `ask`", crash(program.run()));
  }
}
