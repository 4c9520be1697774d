package dev.forge.job;

/** What an event of a job tells. */
public enum EventKind {
  /** The job's state. */
  STATUS(false),
  /** That it gets on. */
  PROGRESS(false),
  /** That it has its proof. */
  COMPLETED(true),
  /** That it ended without one. */
  FAILED(true);

  private final boolean last;

  EventKind(boolean last) {
    this.last = last;
  }

  /** Whether no event of the job's proving follows. */
  public boolean isLast() {
    return last;
  }
}
