package dev.forge.zk.brillig;

import static dev.forge.zk.brillig.BrilligCode.WIDTH;

import dev.forge.zk.field.FrVector;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** One run of a function. */
final class BrilligMachine {
  static final String DIVISION_BY_ZERO = "Attempted to divide by zero";
  private static final int STEPS_BETWEEN_PAUSES = 4096;

  private final BrilligCode code;
  private final FrVector calldata;
  private final BrilligLimits limits;
  private final BrilligMemory memory;
  private final ForeignCalls foreignCalls;
  private final BlackBoxCalls blackBoxes;
  private final CellOperations cells;
  private int[] callers = new int[16];
  private int depth;

  BrilligMachine(BrilligCode code, FrVector calldata, ForeignCallHandler handler, BrilligLimits limits) {
    this.code = code;
    this.calldata = calldata;
    this.limits = limits;
    memory = new BrilligMemory(limits.cells());
    foreignCalls = new ForeignCalls(memory, handler);
    blackBoxes = new BlackBoxCalls(memory);
    cells = new CellOperations(memory);
  }

  BrilligOutcome run() {
    final int[] words = code.words;
    final long[] constants = code.constants;
    final BrilligMemory memory = this.memory;
    long steps = limits.steps();
    long pause = steps;
    int at = 0;
    try {
      while (at < words.length) {
        if (--steps < pause) {
          pause = nextPause(steps);
        }
        final int word = words[at];
        final int sp = memory.stackPointer();
        switch (word & 0xff) {
          case BrilligCode.INT_ADD -> {
            int bits = word >>> 8;
            set(words, at, sp, left(words, at, sp, bits) + right(words, at, sp, bits), bits);
          }
          case BrilligCode.INT_SUB -> {
            int bits = word >>> 8;
            set(words, at, sp, left(words, at, sp, bits) - right(words, at, sp, bits), bits);
          }
          case BrilligCode.INT_MUL -> {
            int bits = word >>> 8;
            set(words, at, sp, left(words, at, sp, bits) * right(words, at, sp, bits), bits);
          }
          case BrilligCode.INT_DIV -> {
            int bits = word >>> 8;
            set(words, at, sp, divide(left(words, at, sp, bits), right(words, at, sp, bits)), bits);
          }
          case BrilligCode.INT_EQUALS -> {
            int bits = word >>> 8;
            setBoolean(words, at, sp, left(words, at, sp, bits) == right(words, at, sp, bits));
          }
          case BrilligCode.INT_LESS_THAN -> {
            int bits = word >>> 8;
            setBoolean(words, at, sp, Long.compareUnsigned(left(words, at, sp, bits), right(words, at, sp, bits)) < 0);
          }
          case BrilligCode.INT_LESS_THAN_EQUALS -> {
            int bits = word >>> 8;
            setBoolean(words, at, sp, Long.compareUnsigned(left(words, at, sp, bits), right(words, at, sp, bits)) <= 0);
          }
          case BrilligCode.INT_AND -> {
            int bits = word >>> 8;
            set(words, at, sp, left(words, at, sp, bits) & right(words, at, sp, bits), bits);
          }
          case BrilligCode.INT_OR -> {
            int bits = word >>> 8;
            set(words, at, sp, left(words, at, sp, bits) | right(words, at, sp, bits), bits);
          }
          case BrilligCode.INT_XOR -> {
            int bits = word >>> 8;
            set(words, at, sp, left(words, at, sp, bits) ^ right(words, at, sp, bits), bits);
          }
          case BrilligCode.INT_SHL -> {
            int bits = word >>> 8;
            long value = left(words, at, sp, bits);
            long distance = right(words, at, sp, bits);
            set(words, at, sp, Long.compareUnsigned(distance, bits) < 0 ? value << distance : 0, bits);
          }
          case BrilligCode.INT_SHR -> {
            int bits = word >>> 8;
            long value = left(words, at, sp, bits);
            long distance = right(words, at, sp, bits);
            set(words, at, sp, Long.compareUnsigned(distance, bits) < 0 ? value >>> distance : 0, bits);
          }
          case BrilligCode.FREE_MEMORY_ADD -> {
            long sum = left(words, at, sp, 32) + right(words, at, sp, 32);
            if (sum >>> 32 != 0) {
              throw new BrilligCrash("Out of memory");
            }
            set(words, at, sp, sum, 32);
          }
          case BrilligCode.WIDE_INT -> {
            left(words, at, sp, 128);
            right(words, at, sp, 128);
            int left = address(words[at + 2], sp);
            int right = address(words[at + 3], sp);
            WideIntegers.run(words[at + 4], memory, address(words[at + 1], sp), left, right);
          }
          case BrilligCode.FIELD_ADD -> {
            int left = address(words[at + 2], sp);
            int right = address(words[at + 3], sp);
            cells.add(address(words[at + 1], sp), left, right);
          }
          case BrilligCode.FIELD_SUB -> {
            int left = address(words[at + 2], sp);
            int right = address(words[at + 3], sp);
            cells.subtract(address(words[at + 1], sp), left, right);
          }
          case BrilligCode.FIELD_MUL -> {
            int left = address(words[at + 2], sp);
            int right = address(words[at + 3], sp);
            cells.multiply(address(words[at + 1], sp), left, right);
          }
          case BrilligCode.FIELD_OTHER -> {
            var opcode = (BrilligOpcode.BinaryField) code.opcodes.get(words[at + 4]);
            int left = address(words[at + 2], sp);
            int right = address(words[at + 3], sp);
            cells.run(opcode.operation(), address(words[at + 1], sp), left, right);
          }
          case BrilligCode.NOT -> cells.not(address(words[at + 1], sp), address(words[at + 2], sp), word >>> 8);
          case BrilligCode.CAST -> cells.cast(address(words[at + 1], sp), address(words[at + 2], sp), word >>> 8);
          case BrilligCode.JUMP_IF -> {
            if (condition(address(words[at + 1], sp))) {
              at = words[at + 2];
              continue;
            }
          }
          case BrilligCode.JUMP -> {
            at = words[at + 1];
            continue;
          }
          case BrilligCode.CALLDATA_COPY -> steps -= copyCalldata(
              address(words[at + 1], sp), address(words[at + 2], sp), address(words[at + 3], sp));
          case BrilligCode.CALL -> {
            push(at);
            at = words[at + 1];
            continue;
          }
          case BrilligCode.CONST -> constant(address(words[at + 1], sp), constants, words[at + 2]);
          case BrilligCode.INDIRECT_CONST
              -> constant(memory.pointer(address(words[at + 1], sp)), constants, words[at + 2]);
          case BrilligCode.RETURN -> at = pop();
          case BrilligCode.MOV -> memory.copy(address(words[at + 1], sp), address(words[at + 2], sp));
          case BrilligCode.CONDITIONAL_MOV -> {
            int source = condition(address(words[at + 4], sp)) ? words[at + 2] : words[at + 3];
            memory.copy(address(words[at + 1], sp), address(source, sp));
          }
          case BrilligCode.LOAD -> memory.copy(address(words[at + 1], sp), memory.pointer(address(words[at + 2], sp)));
          case BrilligCode.STORE -> memory.copy(memory.pointer(address(words[at + 1], sp)), address(words[at + 2], sp));
          case BrilligCode.FOREIGN_CALL
              -> steps -= foreignCalls.run((BrilligOpcode.ForeignCall) code.opcodes.get(words[at + 1]));
          case BrilligCode.BLACK_BOX -> {
            var call = (BrilligBlackBox) code.opcodes.get(words[at + 1]);
            steps -= BlackBoxCalls.cost(call);
            if (steps < 0) {
              throw overSteps();
            }
            steps -= blackBoxes.run(call);
          }
          case BrilligCode.TRAP -> {
            return new BrilligOutcome.Trapped(
                slice(address(words[at + 1], sp), address(words[at + 2], sp)), at / WIDTH);
          }
          case BrilligCode.STOP -> {
            return finished(slice(address(words[at + 1], sp), address(words[at + 2], sp)), steps);
          }
          default -> throw new BrilligCrash("invalid opcode " + code.opcodes.get(at / WIDTH));
        }
        at += WIDTH;
      }
      return finished(new FrVector(0), steps);
    } catch (BrilligCrash crash) {
      int opcode = at / WIDTH;
      return crash.overLimit
          ? new BrilligOutcome.LimitReached(crash.getMessage(), opcode)
          : new BrilligOutcome.Crashed(crash.getMessage(), opcode);
    } catch (UnknownForeignCallException unknown) {
      return new BrilligOutcome.Crashed(unknown.getMessage(), at / WIDTH);
    }
  }

  private BrilligOutcome finished(FrVector returned, long stepsLeft) {
    return new BrilligOutcome.Finished(returned, limits.steps() - stepsLeft);
  }

  /** Looks whether the run should end; returns how many steps may be left when it looks again. */
  private long nextPause(long steps) {
    if (steps < 0) {
      throw overSteps();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while running unconstrained code");
    }
    return Math.max(0, steps - STEPS_BETWEEN_PAUSES);
  }

  private BrilligCrash overSteps() {
    return BrilligCrash.overLimit("Step limit of " + limits.steps() + " opcodes exceeded");
  }

  /** The address of an operand: its number, or the stack pointer and the complement of its number. */
  private static int address(int operand, int sp) {
    int relative = operand >> 31;
    return (operand ^ relative) + (sp & relative);
  }

  private long left(int[] words, int at, int sp, int bits) {
    int address = address(words[at + 2], sp);
    long[] page = memory.page(address);
    int cell = BrilligMemory.at(address);
    if (page[cell + Cell.TAG] != (Long.MIN_VALUE | bits)) {
      throw CellOperations.mismatch("lhs", page[cell + Cell.TAG], bits);
    }
    return page[cell];
  }

  private long right(int[] words, int at, int sp, int bits) {
    int address = address(words[at + 3], sp);
    long[] page = memory.page(address);
    int cell = BrilligMemory.at(address);
    if (page[cell + Cell.TAG] != (Long.MIN_VALUE | bits)) {
      throw CellOperations.mismatch("rhs", page[cell + Cell.TAG], bits);
    }
    return page[cell];
  }

  private void set(int[] words, int at, int sp, long value, int bits) {
    memory.set(address(words[at + 1], sp), value & Cell.mask(bits), Long.MIN_VALUE | bits);
  }

  private void setBoolean(int[] words, int at, int sp, boolean value) {
    memory.set(address(words[at + 1], sp), value ? 1 : 0, Cell.U1);
  }

  private static long divide(long a, long b) {
    if (b == 0) {
      throw new BrilligCrash(DIVISION_BY_ZERO);
    }
    return Long.divideUnsigned(a, b);
  }

  private boolean condition(int address) {
    if (memory.tag(address) != Cell.U1) {
      throw new BrilligCrash("condition value is not a boolean: " + memory.text(address));
    }
    return memory.low(address) != 0;
  }

  private void constant(int destination, long[] constants, int offset) {
    if (constants[offset + Cell.TAG] == BrilligCode.NO_CONSTANT) {
      throw new BrilligCrash("constant does not fit its type");
    }
    memory.write(destination, constants, offset);
  }

  /** Returns how many cells were copied. */
  private long copyCalldata(int destination, int sizeAddress, int offsetAddress) {
    long size = unsigned(sizeAddress);
    long offset = unsigned(offsetAddress);
    if (offset + size > calldata.size()) {
      throw new BrilligCrash("CalldataCopy out of bounds: offset " + offset + " + size " + size
          + " exceeds calldata length " + calldata.size());
    }
    for (int i = 0; i < size; i++) {
      memory.write(destination + i, calldata.limbs(), Cell.LIMBS * (int) (offset + i));
    }
    return size;
  }

  private long unsigned(int address) {
    if (memory.tag(address) != Cell.U32) {
      throw new BrilligCrash("expected a U32 at address " + address + ", but found " + memory.text(address));
    }
    return memory.low(address);
  }

  private void push(int at) {
    if (depth == callers.length) {
      if (depth >= limits.cells()) {
        throw BrilligCrash.overLimit("Memory limit of " + limits.cells() + " cells exceeded by nested calls");
      }
      callers = Arrays.copyOf(callers, (int) Math.min(2L * depth, limits.cells()));
    }
    callers[depth++] = at;
  }

  private int pop() {
    if (depth == 0) {
      throw new BrilligCrash("return opcode hit, but callstack already empty");
    }
    return callers[--depth];
  }

  /** Cells that a vector names; its pointer is looked at only where there are some. */
  private FrVector slice(int pointer, int size) {
    int count = memory.count(size);
    return count == 0 ? new FrVector(0) : memory.readFields(memory.pointer(pointer), count);
  }
}
