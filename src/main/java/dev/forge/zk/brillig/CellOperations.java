package dev.forge.zk.brillig;

import dev.forge.zk.brillig.BrilligOpcode.FieldOperation;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;

/** Operations on cells that hold field elements, and those that change a cell's type or all its bits. */
final class CellOperations {
  private static final Modulus FIELD = Fr.MODULUS;

  private final BrilligMemory memory;
  private final long[] canonicalLeft = new long[Modulus.LIMBS];
  private final long[] canonicalRight = new long[Modulus.LIMBS];

  CellOperations(BrilligMemory memory) {
    this.memory = memory;
  }

  void add(int destination, int left, int right) {
    long[] a = checked(left, "lhs");
    long[] b = checked(right, "rhs");
    FIELD.add(
        memory.writablePage(destination), BrilligMemory.at(destination), a, BrilligMemory.at(left), b,
        BrilligMemory.at(right));
  }

  void subtract(int destination, int left, int right) {
    long[] a = checked(left, "lhs");
    long[] b = checked(right, "rhs");
    FIELD.subtract(
        memory.writablePage(destination), BrilligMemory.at(destination), a, BrilligMemory.at(left), b,
        BrilligMemory.at(right));
  }

  void multiply(int destination, int left, int right) {
    long[] a = checked(left, "lhs");
    long[] b = checked(right, "rhs");
    FIELD.multiply(
        memory.writablePage(destination), BrilligMemory.at(destination), a, BrilligMemory.at(left), b,
        BrilligMemory.at(right));
  }

  void run(FieldOperation operation, int destination, int left, int right) {
    long[] a = checked(left, "lhs");
    long[] b = checked(right, "rhs");
    int ao = BrilligMemory.at(left);
    int bo = BrilligMemory.at(right);
    switch (operation) {
      case EQUALS -> setBoolean(destination, equal(a, ao, b, bo));
      case LESS_THAN -> setBoolean(destination, compare(a, ao, b, bo) < 0);
      case LESS_THAN_EQUALS -> setBoolean(destination, compare(a, ao, b, bo) <= 0);
      case DIV -> divide(destination, a, ao, b, bo);
      case INTEGER_DIV -> divideIntegers(destination, a, ao, b, bo);
      default -> throw new AssertionError(operation);
    }
  }

  /** The complement of an integer of so many bits. */
  void not(int destination, int source, int bits) {
    long[] page = memory.page(source);
    int cell = BrilligMemory.at(source);
    if (page[cell + Cell.TAG] != (Long.MIN_VALUE | bits)) {
      throw new BrilligCrash(
          "Bit size for value " + Cell.bits(page[cell + Cell.TAG]) + " does not match the expected bit size " + bits);
    }
    if (bits == BitSize.U128.bits()) {
      WideIntegers.set(memory, destination, ~page[cell], ~page[cell + 1]);
    } else {
      memory.set(destination, ~page[cell] & Cell.mask(bits), Long.MIN_VALUE | bits);
    }
  }

  /** To an integer of so many bits, or to the field where {@code bits} is 0. */
  void cast(int destination, int source, int bits) {
    long[] page = memory.page(source);
    int cell = BrilligMemory.at(source);
    long tag = page[cell + Cell.TAG];
    if (bits == 0) {
      memory.readField(source, memory.writablePage(destination), BrilligMemory.at(destination));
      return;
    }
    long low = page[cell];
    long high = page[cell + 1];
    if (tag >= 0) {
      long[] canonical = canonical(page, cell);
      low = canonical[0];
      high = canonical[1];
    }
    if (bits == BitSize.U128.bits()) {
      WideIntegers.set(memory, destination, low, high);
    } else {
      memory.set(destination, low & Cell.mask(bits), Long.MIN_VALUE | bits);
    }
  }

  /** The canonical limbs of an element, valid until the next operation. */
  private long[] canonical(long[] page, int at) {
    FIELD.fromMontgomery(canonicalLeft, 0, page, at);
    return canonicalLeft;
  }

  static BrilligCrash mismatch(String side, long tag, int operationBits) {
    return new BrilligCrash(
        "Bit size for " + side + " " + Cell.bits(tag) + " does not match op bit size " + operationBits);
  }

  private long[] checked(int address, String side) {
    long[] page = memory.page(address);
    long tag = page[BrilligMemory.at(address) + Cell.TAG];
    if (tag < 0) {
      throw mismatch(side, tag, BitSize.FIELD.bits());
    }
    return page;
  }

  private void setBoolean(int address, boolean value) {
    memory.set(address, value ? 1 : 0, Cell.U1);
  }

  private static boolean equal(long[] a, int ao, long[] b, int bo) {
    return a[ao] == b[bo] && a[ao + 1] == b[bo + 1] && a[ao + 2] == b[bo + 2] && a[ao + 3] == b[bo + 3];
  }

  private int compare(long[] a, int ao, long[] b, int bo) {
    FIELD.fromMontgomery(canonicalLeft, 0, a, ao);
    FIELD.fromMontgomery(canonicalRight, 0, b, bo);
    for (int i = Modulus.LIMBS - 1; i >= 0; i--) {
      int order = Long.compareUnsigned(canonicalLeft[i], canonicalRight[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private void divide(int destination, long[] a, int ao, long[] b, int bo) {
    checkDivisor(b, bo);
    FIELD.invert(canonicalRight, 0, b, bo);
    FIELD.multiply(memory.writablePage(destination), BrilligMemory.at(destination), a, ao, canonicalRight, 0);
  }

  private void divideIntegers(int destination, long[] a, int ao, long[] b, int bo) {
    checkDivisor(b, bo);
    Fr quotient = Fr.reduce(Fr.unpack(a, ao).toBigInteger().divide(Fr.unpack(b, bo).toBigInteger()));
    quotient.pack(memory.writablePage(destination), BrilligMemory.at(destination));
  }

  private static void checkDivisor(long[] b, int bo) {
    if (FIELD.isZero(b, bo)) {
      throw new BrilligCrash(BrilligMachine.DIVISION_BY_ZERO);
    }
  }
}
