package dev.forge.batch.lifecycle;

/** What happens to a batch, for those who show it. */
public sealed interface BatchNews {
  /** It is executed and cut. */
  record Preparing() implements BatchNews {}

  /** Its chunks wait to be proved. */
  record Proving() implements BatchNews {}

  /**
   * It gets on.
   *
   * @param percent 0 to 99
   */
  record Progressed(int percent, String message) implements BatchNews {}

  /** All chunks are proved. */
  record Proved() implements BatchNews {}

  /** It is settled. */
  record Settled() implements BatchNews {}

  /** It ended without success; the batch has the reason. */
  record Failed() implements BatchNews {}

  /** Its proofs and entries are past their time and deleted; who it was and how it ended is kept. */
  record Forgotten() implements BatchNews {}
}
