package dev.forge.batch.lifecycle;

/** Shows batches to others. It is told in the unit of work that makes the change, with the batch's row locked. */
public interface BatchListener {
  /** Something happened; the batch is as it is afterwards. */
  void happened(Batch batch, BatchNews news);
}
