package dev.forge.zk.synthesis;

import dev.forge.zk.synthesis.Ranges.Form;

/**
 * The decision between bits and lookups.
 *
 * @param committed whether the circuit has a commitment
 * @param lookup whether numbers are looked up in a table
 */
record RangePlan(SynthesisReport.RangeChoice choice, boolean committed, boolean lookup) {
  private static final int MASK_ROWS = 1;

  /** Decides, and marks the ranges that are looked up. */
  static RangePlan make(Ranges ranges, SynthesisOptions options) {
    int[] numbersOfBits = new int[256];
    for (int i = 0; i < ranges.count(); i++) {
      if (ranges.form(i) == Form.BITS && ranges.bits(i) > 1) {
        numbersOfBits[ranges.bits(i)]++;
      }
    }
    int numbers = 0;
    int bits = 0;
    for (int n = 0; n < numbersOfBits.length; n++) {
      numbers += numbersOfBits[n];
      bits += n * numbersOfBits[n];
    }
    int width = Lookup.NARROWEST;
    for (int w = Lookup.NARROWEST + 1; w <= Lookup.WIDEST; w++) {
      if (rows(numbersOfBits, w) < rows(numbersOfBits, width)) {
        width = w;
      }
    }
    long lookupRows = rows(numbersOfBits, width) + (options.commitmentRequired() ? 0 : MASK_ROWS);
    boolean cheaper = lookupRows < bits;
    boolean chosen = options.ranges() == RangeStrategy.LOOKUP || options.ranges() == RangeStrategy.AUTOMATIC && cheaper;
    boolean looked = false;
    for (int i = 0; chosen && i < ranges.count(); i++) {
      if (ranges.form(i) == Form.BITS && Lookup.pays(ranges.bits(i), width)) {
        ranges.lookUp(i);
        looked = true;
      }
    }
    SynthesisReport.RangeChoice choice = new SynthesisReport.RangeChoice(
        chosen ? RangeStrategy.LOOKUP : RangeStrategy.BITS,
        numbers,
        bits,
        bits,
        lookupRows,
        width,
        reason(options, bits, lookupRows));
    return new RangePlan(choice, looked || options.commitmentRequired() || chosen && numbers > 0, looked);
  }

  private static long rows(int[] numbersOfBits, int width) {
    long rows = Lookup.tableRows(width);
    for (int n = 2; n < numbersOfBits.length; n++) {
      rows += (long) numbersOfBits[n] * Lookup.rows(n, width);
    }
    return rows;
  }

  private static String reason(SynthesisOptions options, long bitsRows, long lookupRows) {
    if (options.ranges() != RangeStrategy.AUTOMATIC) {
      return "asked for; bits need " + bitsRows + " rows, lookups " + lookupRows;
    }
    return lookupRows < bitsRows
        ? "lookups need " + lookupRows + " rows, bits " + bitsRows
        : "bits need " + bitsRows + " rows, lookups " + lookupRows;
  }
}
