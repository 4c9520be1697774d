package dev.forge.api.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** What a probe answers, in the form of MicroProfile Health. */
public record ProbeData(String status, List<Check> checks) {
  /** What one check found. */
  public record Check(String name, String status, Map<String, Object> data) {}

  static ProbeData of(List<HealthCheckResponse> found) {
    boolean up = found.stream().allMatch(check -> check.getStatus() == Status.UP);
    return new ProbeData((up ? Status.UP : Status.DOWN).name(), found.stream()
        .map(check -> new Check(check.getName(), check.getStatus().name(),
            new TreeMap<>(check.getData().orElse(Map.of()))))
        .toList());
  }

  boolean isUp() {
    return status.equals(Status.UP.name());
  }
}
