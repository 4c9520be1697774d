package dev.forge.api.core;

import dev.forge.job.EventKind;
import dev.forge.job.Events;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.job.ProofAnswer;
import dev.forge.job.ProofJob;
import dev.forge.ledger.Names;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Tells one subscriber what happens to a job: first its status as it is, then each event, behind the one that the subscriber
 * names or from now on, and last, always and however late, how it ended.
 *
 * @param pingAfter how long there may be silence
 */
record EventStream(JobQueries jobs, Events events, Duration pingAfter) {
  /**
   * Tells everything up to the end of the job, or until the subscriber is gone.
   *
   * @param behind the id of the last event that the subscriber has
   * @throws IOException if the subscriber is gone
   * @throws InterruptedException if the thread is to end
   */
  void tell(JobId id, OptionalLong behind, EventChannel channel) throws IOException, InterruptedException {
    ProofJob now = jobs.status(id).orElseThrow();
    channel.send(OptionalLong.empty(), "status", StatusData.of(now));
    long last = Math.min(behind.orElse(now.lastEventId()), now.lastEventId());
    while (channel.isOpen()) {
      List<JobEvent> news = events.after(id, last);
      ProofJob job = jobs.status(id).orElse(now);
      for (JobEvent event : news) {
        tell(job, event, channel);
        last = event.id();
        if (event.kind().isLast()) {
          return;
        }
      }
      if (news.isEmpty() && job.state().isTerminal()) {
        tellEnd(job, OptionalLong.of(job.lastEventId()), channel);
        return;
      }
      if (news.isEmpty() && events.await(id, last, pingAfter).isEmpty()) {
        channel.ping();
      }
    }
  }

  private void tell(ProofJob job, JobEvent event, EventChannel channel) throws IOException {
    OptionalLong id = OptionalLong.of(event.id());
    switch (event.kind()) {
      case STATUS -> channel.send(id, Names.of(event.kind()), StatusData.of(job, event));
      case PROGRESS -> channel.send(id, Names.of(event.kind()),
          new ProgressData("progress", job.id().value(), event.progressPct(), event.message()));
      case COMPLETED, FAILED -> tellEnd(job, id, channel);
    }
  }

  private void tellEnd(ProofJob job, OptionalLong id, EventChannel channel) throws IOException {
    switch (jobs.proof(job.id())) {
      case ProofAnswer.Ready ready
          -> channel.send(id, Names.of(EventKind.COMPLETED), ProofData.completed(ready.result()));
      case ProofAnswer.Never never
          -> channel.send(id, Names.of(EventKind.FAILED), new FailedData("failed", job.id().value(), never.reason()));
      case ProofAnswer.NotReady _
          -> throw new IllegalStateException("job " + job.id() + " ended and is " + job.state());
    }
  }
}
