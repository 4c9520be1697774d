package dev.forge.storage.jpa;

import dev.forge.job.JobEvent;
import dev.forge.job.JobEvents;
import dev.forge.job.JobId;
import java.util.List;
import java.util.Map;

final class JpaEvents implements JobEvents {
  private final JpaTable<JobEvent> rows;

  JpaEvents(JpaUnits units) {
    rows = new JpaTable<>(units, JobEvent.class);
  }

  @Override
  public void insert(JobEvent event) {
    rows.insert(event);
  }

  @Override
  public List<JobEvent> after(JobId job, long eventId, int most) {
    return rows.select("where e.jobId = :job and e.eventId > :after order by e.eventId",
        Map.of("job", job.value(), "after", eventId), most);
  }

  @Override
  public void deleteOf(JobId job) {
    rows.delete("where e.jobId = :job", Map.of("job", job.value()));
  }
}
