package dev.forge.zk.synthesis;

import java.util.Arrays;

/**
 * The bounds of all witnesses, one for each wire: the tightest one that is asked for. A wire whose bits are used has a
 * wire for each bit. Otherwise a bound that follows from other constraints is dropped, and the rest are shown by bits
 * or by lookups ({@link Lookup}). In the bits of a number x that nobody uses, the top one is no wire but x minus the
 * others; so n bits cost n rows.
 */
final class Ranges {
  private static final int NONE = -1;
  private static final int UNBOUNDED = 255;

  /** How a bound is shown. */
  enum Form {
    /** Not at all: it follows from others. */
    IMPLIED,
    /** By a sum of bits, one of them left out. */
    BITS,
    /** By a sum of bits, each a wire. */
    DECOMPOSED,
    /** By a sum of limbs, looked up. */
    LOOKUP
  }

  private final int[] rangeOfClass;
  private final IntList classes = new IntList();
  private final IntList instance = new IntList();
  private final IntList opcode = new IntList();
  private int[] bits = new int[16];
  private int[] implied = new int[16];
  private Form[] form = new Form[16];
  private int[] wire;
  private int[] firstWire;

  Ranges(Instances instances, WitnessClasses witnessClasses) {
    rangeOfClass = new int[witnessClasses.witnesses()];
    Arrays.fill(rangeOfClass, NONE);
    for (int i = 0; i < instances.count(); i++) {
      Template template = instances.template(i);
      for (Template.Bound bound : template.ranges()) {
        add(witnessClasses.of(instances.witnessStart(i) + bound.witness()), bound, i);
      }
      for (Template.Bound bound : template.decompositions()) {
        int range = add(witnessClasses.of(instances.witnessStart(i) + bound.witness()), bound, i);
        form[range] = Form.DECOMPOSED;
      }
    }
    for (int i = 0; i < instances.count(); i++) {
      for (Template.Bound bound : instances.template(i).implied()) {
        int range = rangeOfClass[witnessClasses.of(instances.witnessStart(i) + bound.witness())];
        if (range != NONE) {
          implied[range] = Math.min(implied[range], bound.bits());
        }
      }
    }
    settle();
  }

  private int add(int witnessClass, Template.Bound bound, int ofInstance) {
    int range = rangeOfClass[witnessClass];
    if (range == NONE) {
      range = classes.size();
      rangeOfClass[witnessClass] = range;
      classes.add(witnessClass);
      instance.add(ofInstance);
      opcode.add(bound.opcode());
      if (range == bits.length) {
        bits = Arrays.copyOf(bits, 2 * range);
        implied = Arrays.copyOf(implied, 2 * range);
        form = Arrays.copyOf(form, 2 * range);
      }
      bits[range] = UNBOUNDED;
      implied[range] = UNBOUNDED;
      form[range] = Form.BITS;
    }
    if (bound.bits() < bits[range]) {
      bits[range] = bound.bits();
      instance.set(range, ofInstance);
      opcode.set(range, bound.opcode());
    }
    return range;
  }

  private void settle() {
    for (int i = 0; i < count(); i++) {
      if (form[i] == Form.DECOMPOSED) {
        bits[i] = Math.min(bits[i], implied[i]);
      } else if (implied[i] <= bits[i]) {
        form[i] = Form.IMPLIED;
      }
    }
  }

  int count() {
    return classes.size();
  }

  int bits(int range) {
    return bits[range];
  }

  Form form(int range) {
    return form[range];
  }

  /** Shows a bound by lookups, which would be shown by bits. */
  void lookUp(int range) {
    form[range] = Form.LOOKUP;
  }

  /** The run whose opcode asks for the bound. */
  int instance(int range) {
    return instance.get(range);
  }

  int opcode(int range) {
    return opcode.get(range);
  }

  /** The range of a class, which must have one. */
  int of(int witnessClass) {
    return rangeOfClass[witnessClass];
  }

  /** Takes the wires of bits and limbs. */
  void takeWires(Wires wires, int limbWidth) {
    wire = new int[count()];
    firstWire = new int[count()];
    for (int i = 0; i < count(); i++) {
      wire[i] = wires.ofWitness(classes.get(i));
      firstWire[i] = wires.take(parts(i, limbWidth));
    }
  }

  /** The wires that a range needs: bits or limbs. */
  private int parts(int range, int limbWidth) {
    int n = bits[range];
    return switch (form[range]) {
      case IMPLIED -> 0;
      case BITS -> Math.max(0, n - 1);
      case DECOMPOSED -> n < 2 ? 0 : n;
      case LOOKUP -> Lookup.limbs(n, limbWidth);
    };
  }

  /** The wire that is bounded. */
  int wire(int range) {
    return wire[range];
  }

  /** The first bit or limb, the least significant. */
  int firstWire(int range) {
    return firstWire[range];
  }

  /** The wire of a bit of a decomposed number; -1 where the number is shorter. */
  int bit(int range, int bit) {
    if (bit >= bits[range]) {
      return -1;
    }
    return bits[range] == 1 ? wire[range] : firstWire[range] + bit;
  }
}
