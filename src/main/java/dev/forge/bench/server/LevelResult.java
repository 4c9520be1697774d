package dev.forge.bench.server;

import java.util.Optional;

/**
 * What was measured with so many jobs in the database.
 *
 * @param jobs in the database before the server was started
 * @param start the seconds until the server took work
 * @param small submissions of one transfer
 * @param full submissions of a full 8/4/4 batch
 * @param chunks jobs of many chunks
 * @param chunkProcessorSeconds what each of those chunks took of the processors, from the job's submission to its end
 * @param memory at the end
 * @param chunkParts the same part by part, where that was asked for
 */
record LevelResult(int jobs, double start, Load small, Load full, ChunkLoad.Result chunks,
    double chunkProcessorSeconds, Memory memory, Optional<ProcessorParts> chunkParts) {
  /**
   * A load of submissions.
   *
   * @param jobsPerSecond how many of its jobs were proved each second, from the first submission to the last proof
   * @param processorSeconds what the server took of the processors for each job to its end
   * @param parts the same part by part, where that was asked for
   * @param drained the load once more, while the worker was drained
   */
  record Load(SubmissionLoad.Result result, double jobsPerSecond, double processorSeconds,
      Optional<ProcessorParts> parts, SubmissionLoad.Result drained) {}

  /**
   * What the server takes.
   *
   * @param resident bytes of the process
   * @param heap bytes of it that are in use
   * @param database bytes of the file
   */
  record Memory(long resident, long heap, long database) {}
}
