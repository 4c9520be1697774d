package dev.forge.zk.brillig;

/** Operations on integers of 128 bits, wrapping, in packed cells. */
final class WideIntegers {
  private static final int LIMB = Long.SIZE;
  private static final int BITS = 2 * LIMB;

  private WideIntegers() {}

  /** Runs an operation, named as in {@link BrilligCode}, on two cells whose types were checked. */
  static void run(int operation, BrilligMemory memory, int destination, int left, int right) {
    long[] a = memory.page(left);
    int at = BrilligMemory.at(left);
    long a0 = a[at];
    long a1 = a[at + 1];
    long[] b = memory.page(right);
    at = BrilligMemory.at(right);
    long b0 = b[at];
    long b1 = b[at + 1];
    switch (operation) {
      case BrilligCode.INT_ADD
          -> set(memory, destination, a0 + b0, a1 + b1 + (Long.compareUnsigned(a0 + b0, a0) < 0 ? 1 : 0));
      case BrilligCode.INT_SUB
          -> set(memory, destination, a0 - b0, a1 - b1 - (Long.compareUnsigned(a0, b0) < 0 ? 1 : 0));
      case BrilligCode.INT_MUL
          -> set(memory, destination, a0 * b0, Math.unsignedMultiplyHigh(a0, b0) + a0 * b1 + a1 * b0);
      case BrilligCode.INT_DIV -> divide(memory, destination, a0, a1, b0, b1);
      case BrilligCode.INT_EQUALS -> setBoolean(memory, destination, a0 == b0 && a1 == b1);
      case BrilligCode.INT_LESS_THAN -> setBoolean(memory, destination, compare(a0, a1, b0, b1) < 0);
      case BrilligCode.INT_LESS_THAN_EQUALS -> setBoolean(memory, destination, compare(a0, a1, b0, b1) <= 0);
      case BrilligCode.INT_AND -> set(memory, destination, a0 & b0, a1 & b1);
      case BrilligCode.INT_OR -> set(memory, destination, a0 | b0, a1 | b1);
      case BrilligCode.INT_XOR -> set(memory, destination, a0 ^ b0, a1 ^ b1);
      case BrilligCode.INT_SHL -> shiftLeft(memory, destination, a0, a1, distance(b0, b1));
      case BrilligCode.INT_SHR -> shiftRight(memory, destination, a0, a1, distance(b0, b1));
      default -> throw new AssertionError("operation " + operation);
    }
  }

  /** Writes the low 128 bits of a number. */
  static void set(BrilligMemory memory, int address, long low, long high) {
    long[] page = memory.writablePage(address);
    int at = BrilligMemory.at(address);
    page[at] = low;
    page[at + 1] = high;
    page[at + Cell.TAG] = Cell.U128;
  }

  private static void setBoolean(BrilligMemory memory, int address, boolean value) {
    memory.set(address, value ? 1 : 0, Cell.U1);
  }

  private static int compare(long a0, long a1, long b0, long b1) {
    int order = Long.compareUnsigned(a1, b1);
    return order != 0 ? order : Long.compareUnsigned(a0, b0);
  }

  private static int distance(long b0, long b1) {
    return b1 != 0 || Long.compareUnsigned(b0, BITS) >= 0 ? BITS : (int) b0;
  }

  private static void shiftLeft(BrilligMemory memory, int destination, long a0, long a1, int distance) {
    if (distance >= LIMB) {
      set(memory, destination, 0, distance == BITS ? 0 : a0 << distance - LIMB);
    } else {
      set(memory, destination, a0 << distance, distance == 0 ? a1 : a1 << distance | a0 >>> LIMB - distance);
    }
  }

  private static void shiftRight(BrilligMemory memory, int destination, long a0, long a1, int distance) {
    if (distance >= LIMB) {
      set(memory, destination, distance == BITS ? 0 : a1 >>> distance - LIMB, 0);
    } else {
      set(memory, destination, distance == 0 ? a0 : a0 >>> distance | a1 << LIMB - distance, a1 >>> distance);
    }
  }

  private static void divide(BrilligMemory memory, int destination, long a0, long a1, long b0, long b1) {
    if ((b0 | b1) == 0) {
      throw new BrilligCrash(BrilligMachine.DIVISION_BY_ZERO);
    }
    if ((a1 | b1) == 0) {
      set(memory, destination, Long.divideUnsigned(a0, b0), 0);
      return;
    }
    long remainder0 = 0;
    long remainder1 = 0;
    long quotient0 = a0;
    long quotient1 = a1;
    for (int i = 0; i < BITS; i++) {
      boolean overflow = remainder1 < 0;
      remainder1 = remainder1 << 1 | remainder0 >>> LIMB - 1;
      remainder0 = remainder0 << 1 | quotient1 >>> LIMB - 1;
      quotient1 = quotient1 << 1 | quotient0 >>> LIMB - 1;
      quotient0 <<= 1;
      if (overflow || compare(remainder0, remainder1, b0, b1) >= 0) {
        remainder1 -= b1 + (Long.compareUnsigned(remainder0, b0) < 0 ? 1 : 0);
        remainder0 -= b0;
        quotient0 |= 1;
      }
    }
    set(memory, destination, quotient0, quotient1);
  }
}
