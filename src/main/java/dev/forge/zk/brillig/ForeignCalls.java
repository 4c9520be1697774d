package dev.forge.zk.brillig;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;

/** Hands a foreign call's inputs to the host, flattened, and writes its answers to where they belong. */
final class ForeignCalls {
  private final BrilligMemory memory;
  private final ForeignCallHandler handler;

  ForeignCalls(BrilligMemory memory, ForeignCallHandler handler) {
    this.memory = memory;
    this.handler = handler;
  }

  /** Runs a call and returns how many values went to and fro. */
  long run(BrilligOpcode.ForeignCall call) {
    List<FrVector> inputs = inputs(call);
    List<FrVector> outputs = handler.call(call.function(), inputs);
    if (outputs.size() != call.destinations().size()) {
      throw new BrilligCrash(outputs.size() + " output values were provided as a foreign call result for "
          + call.destinations().size() + " destination slots");
    }
    long values = 0;
    for (FrVector input : inputs) {
      values += input.size();
    }
    for (int i = 0; i < outputs.size(); i++) {
      write(call.destinations().get(i), call.destinationTypes().get(i), outputs.get(i));
      values += outputs.get(i).size();
    }
    return values;
  }

  private List<FrVector> inputs(BrilligOpcode.ForeignCall call) {
    List<FrVector> inputs = new ArrayList<>();
    FlattenedCells cells = new FlattenedCells(memory);
    for (int i = 0; i < call.inputs().size(); i++) {
      ValueOrArray input = call.inputs().get(i);
      HeapValueType type = call.inputTypes().get(i);
      switch (input) {
        case ValueOrArray.Value value when type instanceof HeapValueType.Simple
            -> cells.add(memory.resolve(value.address()));
        case HeapArray array when type instanceof HeapValueType.Array elements
            -> cells.addAll(memory.pointer(memory.resolve(array.pointer())), array.size(), elements.types());
        case HeapVector vector when type instanceof HeapValueType.Vector elements -> {
          int size = memory.count(memory.resolve(vector.size()));
          cells.addAll(memory.pointer(memory.resolve(vector.pointer())), size, elements.types());
          cells.truncate(semanticLength(call, i) * FlattenedCells.size(elements.types()));
        }
        default -> throw new BrilligCrash("Unexpected value type " + type + " for input " + input);
      }
      inputs.add(cells.take());
    }
    return inputs;
  }

  /** The number of elements of a vector is the input before it. */
  private long semanticLength(BrilligOpcode.ForeignCall call, int vector) {
    if (vector > 0 && call.inputs().get(vector - 1) instanceof ValueOrArray.Value(Address length)) {
      return memory.count(memory.resolve(length));
    }
    throw new BrilligCrash("expected the semantic vector length to precede a vector input");
  }

  private void write(ValueOrArray destination, HeapValueType type, FrVector values) {
    switch (destination) {
      case ValueOrArray.Value value when type instanceof HeapValueType.Simple simple -> {
        if (values.size() != 1) {
          throw new BrilligCrash("Function result size does not match brillig bytecode. Expected 1 result but got "
              + values.size());
        }
        writeSimple(memory.resolve(value.address()), values.get(0), simple.size());
      }
      case HeapArray array when type instanceof HeapValueType.Array elements -> writeArray(array, elements, values);
      case HeapVector vector when type instanceof HeapValueType.Vector elements
          -> writeVector(vector, elements.types(), values);
      default -> throw new BrilligCrash("Unexpected value type " + type + " for destination " + destination);
    }
  }

  private void writeSimple(int address, Fr value, BitSize size) {
    if (!memory.writeNumber(address, value, size)) {
      throw new BrilligCrash(
          "Foreign call result value " + value.toBigInteger() + " does not fit in bit size "
              + (size == BitSize.FIELD ? "Field" : "Integer(" + size + ")"));
    }
  }

  private void writeArray(HeapArray array, HeapValueType.Array type, FrVector values) {
    long expected = FlattenedCells.size(type);
    if (values.size() != expected) {
      throw new BrilligCrash("Foreign call return value does not match expected size. Expected " + expected
          + " but got " + values.size());
    }
    if (array.size() != (long) type.size() * type.types().size()) {
      throw new BrilligCrash("Destination array size of " + array.size() + " does not match the type size of "
          + (long) type.size() * type.types().size());
    }
    writeElements(memory.pointer(memory.resolve(array.pointer())), type, values, 0);
  }

  /** Writes an array's elements from value number {@code next} on, and returns the number of the next one. */
  private int writeElements(int start, HeapValueType.Array type, FrVector values, int next) {
    int address = start;
    for (int i = 0; i < type.size(); i++) {
      for (HeapValueType element : type.types()) {
        switch (element) {
          case HeapValueType.Simple(BitSize size) -> writeSimple(address, values.get(next++), size);
          case HeapValueType.Array inner
              -> next = writeElements(memory.pointer(address) + FlattenedCells.ARRAY_ITEMS, inner, values, next);
          case HeapValueType.Vector vector
              -> throw new BrilligCrash("Unsupported returned type in foreign calls " + vector);
        }
        address++;
      }
    }
    return next;
  }

  private void writeVector(HeapVector vector, List<HeapValueType> types, FrVector values) {
    if (types.isEmpty() ? values.size() > 0 : values.size() % types.size() != 0) {
      throw new BrilligCrash(
          types.isEmpty()
              ? "Returned non-empty data for zero vector element size"
              : "Returned data does not match vector element size");
    }
    int start = memory.pointer(memory.resolve(vector.pointer()));
    for (int i = 0; i < memory.checkCount(values.size()); i++) {
      if (!(types.get(i % types.size()) instanceof HeapValueType.Simple(BitSize size))) {
        throw new BrilligCrash("Unsupported returned type in foreign calls " + types);
      }
      writeSimple(start + i, values.get(i), size);
    }
    memory.set(memory.resolve(vector.size()), values.size(), Cell.U32);
  }
}
