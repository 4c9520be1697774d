package dev.forge.job;

import java.util.List;

/** The rows of events. */
public interface JobEvents {
  /** Adds an event. */
  void insert(JobEvent event);

  /** The events of a job after one of them (0 for all), oldest first. */
  List<JobEvent> after(JobId job, long eventId, int most);

  /** Deletes the events of a job. */
  void deleteOf(JobId job);
}
