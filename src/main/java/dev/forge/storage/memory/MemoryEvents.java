package dev.forge.storage.memory;

import dev.forge.job.JobEvent;
import dev.forge.job.JobEvents;
import dev.forge.job.JobId;
import java.util.Comparator;
import java.util.List;

final class MemoryEvents implements JobEvents {
  private final Table<Object, JobEvent> rows;

  MemoryEvents(MemoryUnits units) {
    rows = new Table<>("event", event -> new JobEvent.Key(event.job().value(), event.id()), units);
  }

  @Override
  public void insert(JobEvent event) {
    rows.insert(event);
  }

  @Override
  public List<JobEvent> after(JobId job, long eventId, int most) {
    return rows.select(event -> event.job().equals(job) && event.id() > eventId, Comparator.comparing(JobEvent::id),
        most);
  }

  @Override
  public void deleteOf(JobId job) {
    rows.delete(event -> event.job().equals(job), Integer.MAX_VALUE);
  }
}
