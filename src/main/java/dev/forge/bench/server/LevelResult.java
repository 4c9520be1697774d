package dev.forge.bench.server;

/**
 * What was measured with so many jobs in the database.
 *
 * @param jobs in the database before the server was started
 * @param start the seconds until the server took work
 * @param small submissions of one transfer
 * @param full submissions of a full 8/4/4 batch
 * @param smallDrain how long it took after the load until the last of its jobs was proved
 * @param chunks jobs of many chunks
 * @param chunkProcessorSeconds what each of those chunks took of the processors, from the job's submission to its end
 * @param resident bytes of the process at the end
 * @param heap bytes in use at the end
 * @param database bytes of the file at the end
 */
record LevelResult(int jobs, double start, Load small, Load full, Drain smallDrain, ChunkLoad.Result chunks,
    double chunkProcessorSeconds, long resident, long heap, long database) {
  /**
   * A load of submissions.
   *
   * @param processorSeconds what the server took of the processors for each submission, with what it did behind
   */
  record Load(SubmissionLoad.Result result, double processorSeconds) {}

  /** How the jobs left after a load went to their end. */
  record Drain(int submitted, double seconds) {
    double perSecond() {
      return submitted / seconds;
    }
  }
}
