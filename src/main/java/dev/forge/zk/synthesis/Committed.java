package dev.forge.zk.synthesis;

import dev.forge.zk.r1cs.Commitment;
import dev.forge.zk.synthesis.Ranges.Form;

/**
 * The wires of the commitment.
 *
 * @param mask the random wire that hides the others
 * @param challenge the wire of the challenge
 * @param lookupWidth bits of a table entry; 0 where nothing is looked up
 * @param firstMultiplicity how often entry 0 is looked up; the others follow
 * @param firstEntryInverse m / (X - t) of entry 0; the others follow
 * @param firstLookupInverse 1 / (X - q) of the first lookup; the others follow
 * @param lookups lookups of all ranges: limbs from the least significant, then the shifted top limb
 */
record Committed(
    int mask,
    int challenge,
    int lookupWidth,
    int firstMultiplicity,
    int firstEntryInverse,
    int firstLookupInverse,
    int lookups) {

  static Committed take(Wires wires, Ranges ranges, RangePlan plan) {
    int width = plan.lookup() ? plan.choice().limbWidth() : 0;
    int entries = plan.lookup() ? 1 << width : 0;
    int lookups = 0;
    for (int i = 0; i < ranges.count(); i++) {
      if (ranges.form(i) == Form.LOOKUP) {
        lookups += Lookup.lookups(ranges.bits(i), width);
      }
    }
    int firstMultiplicity = wires.take(entries);
    int mask = wires.take(1);
    int challenge = wires.take(1);
    return new Committed(
        mask, challenge, width, firstMultiplicity, wires.take(entries), wires.take(lookups), lookups);
  }

  int entries() {
    return lookupWidth == 0 ? 0 : 1 << lookupWidth;
  }

  /** What the commitment covers: all limbs, all multiplicities and the mask. */
  Commitment commitment(Ranges ranges) {
    IntList covered = new IntList();
    for (int i = 0; i < ranges.count(); i++) {
      for (int j = 0; ranges.form(i) == Form.LOOKUP && j < Lookup.limbs(ranges.bits(i), lookupWidth); j++) {
        covered.add(ranges.firstWire(i) + j);
      }
    }
    for (int i = 0; i < entries(); i++) {
      covered.add(firstMultiplicity + i);
    }
    covered.add(mask);
    return new Commitment(covered.toArray(), new int[0], challenge);
  }
}
