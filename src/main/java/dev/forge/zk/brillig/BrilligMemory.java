package dev.forge.zk.brillig;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.Arrays;

/**
 * The memory of a run: 2^31 cells ({@link Cell}), of which only pages that were written to exist. A cell that was not
 * written reads as the field's 0.
 */
final class BrilligMemory {
  static final int PAGE_BITS = 9;

  private static final int PAGE_CELLS = 1 << PAGE_BITS;
  private static final int PAGE_LIMBS = PAGE_CELLS * Cell.LIMBS;
  private static final long[] UNWRITTEN = new long[PAGE_LIMBS];

  private final int cellLimit;
  private int pagesLeft;
  private long[][] pages = new long[80][];
  private final long[] first;

  BrilligMemory(int cellLimit) {
    this.cellLimit = cellLimit;
    pagesLeft = cellLimit - 1 >>> PAGE_BITS;
    first = new long[PAGE_LIMBS];
    pages[0] = first;
  }

  /** Where an address lies in its page. */
  static int at(int address) {
    return (address & PAGE_CELLS - 1) * Cell.LIMBS;
  }

  /** The page of an address, for reading. */
  long[] page(int address) {
    int number = address >>> PAGE_BITS;
    if (number < pages.length && pages[number] != null) {
      return pages[number];
    }
    checkAddress(address);
    return UNWRITTEN;
  }

  /** The page of an address, for writing. */
  long[] writablePage(int address) {
    int number = address >>> PAGE_BITS;
    if (number < pages.length && pages[number] != null) {
      return pages[number];
    }
    return newPage(address);
  }

  private long[] newPage(int address) {
    checkAddress(address);
    if (pagesLeft == 0) {
      throw BrilligCrash.overLimit("Memory limit of " + cellLimit + " cells exceeded at address " + address);
    }
    pagesLeft--;
    int number = address >>> PAGE_BITS;
    if (number >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(number + 1, Math.min(2 * pages.length, 1 << 31 - PAGE_BITS)));
    }
    pages[number] = new long[PAGE_LIMBS];
    return pages[number];
  }

  private static void checkAddress(int address) {
    if (address < 0) {
      throw new BrilligCrash("Memory address space exceeded: no cell at " + Integer.toUnsignedString(address));
    }
  }

  /** The stack pointer, or a number that makes every address relative to it negative where there is none. */
  int stackPointer() {
    long pointer = first[0];
    return first[Cell.TAG] == Cell.U32 && pointer <= Integer.MAX_VALUE ? (int) pointer : Integer.MIN_VALUE;
  }

  /** The number of the cell that an operand names. */
  int resolve(Address operand) {
    return switch (operand) {
      case Address.Direct(int cell) -> cell;
      case Address.Relative(int offset) -> offset < 0 ? offset : stackPointer() + offset;
    };
  }

  /** Limb 3 of a cell, the tag of an integer. */
  long tag(int address) {
    return page(address)[at(address) + Cell.TAG];
  }

  /** The integer of at most 64 bits in a cell whose type was checked. */
  long low(int address) {
    return page(address)[at(address)];
  }

  /** The address that a cell holds. */
  int pointer(int address) {
    long[] page = page(address);
    int at = at(address);
    if (page[at + Cell.TAG] != Cell.U32) {
      throw new BrilligCrash("expected a U32 pointer at address " + address + ", but found " + text(address));
    }
    int pointer = (int) page[at];
    checkAddress(pointer);
    return pointer;
  }

  /** The number, of 32 bits, that a cell holds and that counts cells; more than the limit on cells are never there. */
  int count(int address) {
    long[] page = page(address);
    int at = at(address);
    if (page[at + Cell.TAG] != Cell.U32) {
      throw new BrilligCrash("expected a U32 at address " + address + ", but found " + text(address));
    }
    return checkCount(page[at]);
  }

  /** Refuses to work on more cells than there can be. */
  int checkCount(long count) {
    if (count < 0 || count > cellLimit) {
      throw BrilligCrash.overLimit("Memory limit of " + cellLimit + " cells exceeded by " + count + " cells at once");
    }
    return (int) count;
  }

  /** Writes an integer of at most 64 bits. */
  void set(int address, long value, long tag) {
    long[] page = writablePage(address);
    int at = at(address);
    page[at] = value;
    page[at + 1] = 0;
    page[at + Cell.TAG] = tag;
  }

  /** Copies a cell. */
  void copy(int to, int from) {
    write(to, page(from), at(from));
  }

  /** Writes a packed cell. */
  void write(int address, long[] cells, int offset) {
    long[] page = writablePage(address);
    int at = at(address);
    page[at] = cells[offset];
    page[at + 1] = cells[offset + 1];
    page[at + 2] = cells[offset + 2];
    page[at + 3] = cells[offset + 3];
  }

  /** Writes a number as a cell of a type, and says whether it fits; where not, the cell's value means nothing. */
  boolean writeNumber(int address, Fr value, BitSize size) {
    return Cell.pack(value, size, writablePage(address), at(address));
  }

  /** Writes a cell's number to a packed field element. */
  void readField(int address, long[] target, int offset) {
    long[] page = page(address);
    int at = at(address);
    if (page[at + Cell.TAG] >= 0) {
      System.arraycopy(page, at, target, offset, Cell.LIMBS);
    } else {
      target[offset] = page[at];
      target[offset + 1] = page[at + 1];
      target[offset + 2] = 0;
      target[offset + 3] = 0;
      Fr.MODULUS.toMontgomery(target, offset, target, offset);
    }
  }

  /** The numbers of a run of cells. */
  FrVector readFields(int start, int count) {
    FrVector values = new FrVector(checkCount(count));
    for (int i = 0; i < count; i++) {
      readField(start + i, values.limbs(), Cell.LIMBS * i);
    }
    return values;
  }

  /** A cell as messages show it. */
  String text(int address) {
    long[] element = new long[Cell.LIMBS];
    readField(address, element, 0);
    return Fr.unpack(element, 0).toBigInteger() + " (" + Cell.typeName(tag(address)) + ")";
  }
}
