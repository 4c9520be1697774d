package dev.forge.zk.synthesis;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;

/** Sets bits, limbs and multiplicities, and after the challenge the inverses. */
final class RangeFilling {
  private static final Modulus FIELD = Fr.MODULUS;
  private static final int BATCH = 512;

  private final Ranges ranges;
  private final long[] values;
  private final Cores cores;

  RangeFilling(Ranges ranges, long[] values, Cores cores) {
    this.cores = cores;
    this.ranges = ranges;
    this.values = values;
  }

  /** Sets bits and limbs of all ranges; of a number that is too large, the lowest ones. */
  void fillParts(int limbWidth) {
    cores.run(ranges.count(), range -> {
      int bits = ranges.bits(range);
      switch (ranges.form(range)) {
        case IMPLIED -> {}
        case BITS -> fill(range, bits - 1, 1);
        case DECOMPOSED -> fill(range, bits < 2 ? 0 : bits, 1);
        case LOOKUP -> fill(range, bits, limbWidth);
      }
    });
  }

  private void fill(int range, int bits, int width) {
    if (bits <= 0) {
      return;
    }
    long[] number = new long[LIMBS];
    FIELD.fromMontgomery(number, 0, values, LIMBS * ranges.wire(range));
    int target = LIMBS * ranges.firstWire(range);
    for (int start = 0; start < bits; start += width) {
      set(target, part(number, start, Math.min(width, bits - start)));
      target += LIMBS;
    }
  }

  private static long part(long[] number, int start, int width) {
    int limb = start / 64;
    int shift = start % 64;
    long part = number[limb] >>> shift;
    if (shift + width > 64) {
      part |= number[limb + 1] << 64 - shift;
    }
    return part & (1L << width) - 1;
  }

  private void set(int target, long value) {
    values[target] = value;
    values[target + 1] = 0;
    values[target + 2] = 0;
    values[target + 3] = 0;
    FIELD.toMontgomery(values, target, values, target);
  }

  /** Sets the multiplicities; the limbs are set already. */
  void countLookups(Committed committed) {
    int[] counts = new int[committed.entries()];
    forEachLookup(committed, (limb, shift, inverse) -> counts[limbValue(limb) << shift]++);
    for (int t = 0; t < counts.length; t++) {
      set(LIMBS * (committed.firstMultiplicity() + t), counts[t]);
    }
  }

  private int limbValue(int wire) {
    long[] number = new long[LIMBS];
    FIELD.fromMontgomery(number, 0, values, LIMBS * wire);
    return (int) number[0];
  }

  private interface LookupVisitor {
    void visit(int limbWire, int shift, int inverseWire);
  }

  private void forEachLookup(Committed committed, LookupVisitor visitor) {
    int width = committed.lookupWidth();
    int inverse = committed.firstLookupInverse();
    for (int i = 0; i < ranges.count(); i++) {
      if (ranges.form(i) == Ranges.Form.LOOKUP) {
        int limbs = Lookup.limbs(ranges.bits(i), width);
        for (int j = 0; j < limbs; j++) {
          visitor.visit(ranges.firstWire(i) + j, 0, inverse++);
        }
        if (ranges.bits(i) % width != 0) {
          int shift = width - Lookup.topWidth(ranges.bits(i), width);
          visitor.visit(ranges.firstWire(i) + limbs - 1, shift, inverse++);
        }
      }
    }
  }

  /** Sets the inverses from the challenge's wire, which is set. */
  void invert(Committed committed) {
    int challenge = LIMBS * committed.challenge();
    long[] number = new long[LIMBS];
    for (int t = 0; t < committed.entries(); t++) {
      int target = LIMBS * (committed.firstEntryInverse() + t);
      set(target, t);
      FIELD.subtract(values, target, values, challenge, values, target);
    }
    forEachLookup(committed, (limb, shift, inverse) -> {
      FIELD.fromMontgomery(number, 0, values, LIMBS * limb);
      set(LIMBS * inverse, number[0] << shift);
      FIELD.subtract(values, LIMBS * inverse, values, challenge, values, LIMBS * inverse);
    });
    invertAll(committed.firstEntryInverse(), committed.entries());
    invertAll(committed.firstLookupInverse(), committed.lookups());
    for (int t = 0; t < committed.entries(); t++) {
      int target = LIMBS * (committed.firstEntryInverse() + t);
      FIELD.multiply(values, target, values, target, values, LIMBS * (committed.firstMultiplicity() + t));
    }
  }

  private void invertAll(int firstWire, int count) {
    cores.run((count + BATCH - 1) / BATCH,
        batch -> invertBatch(firstWire + batch * BATCH, Math.min(BATCH, count - batch * BATCH)));
  }

  /** Montgomery's simultaneous inversion; zeros stay. */
  private void invertBatch(int firstWire, int count) {
    long[] prefix = new long[LIMBS * (count + 1)];
    FIELD.one(prefix, 0);
    for (int i = 0; i < count; i++) {
      int x = LIMBS * (firstWire + i);
      if (FIELD.isZero(values, x)) {
        System.arraycopy(prefix, LIMBS * i, prefix, LIMBS * (i + 1), LIMBS);
      } else {
        FIELD.multiply(prefix, LIMBS * (i + 1), prefix, LIMBS * i, values, x);
      }
    }
    long[] inverse = new long[LIMBS];
    long[] next = new long[LIMBS];
    FIELD.invert(inverse, 0, prefix, LIMBS * count);
    for (int i = count - 1; i >= 0; i--) {
      int x = LIMBS * (firstWire + i);
      if (!FIELD.isZero(values, x)) {
        FIELD.multiply(next, 0, inverse, 0, values, x);
        FIELD.multiply(values, x, inverse, 0, prefix, LIMBS * i);
        System.arraycopy(next, 0, inverse, 0, LIMBS);
      }
    }
  }
}
