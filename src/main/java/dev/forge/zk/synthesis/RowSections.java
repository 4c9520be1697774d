package dev.forge.zk.synthesis;

/**
 * Where the rows of each part of a circuit start.
 *
 * @param range first row of each range, and the end
 * @param instance first row of each run, and the end
 * @param lookup first lookup row of each range, and the end
 * @param end all rows
 */
record RowSections(int[] range, int[] instance, int[] lookup, int table, int mask, int publicInputs, int end) {

  /** The section of a row: the last one that starts at or before it and is not empty. */
  static int find(int[] starts, int row) {
    int low = 0;
    int high = starts.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] <= row) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
