package dev.forge.api.operator;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The work in numbers.
 *
 * @param jobs of the Core API, by state
 * @param batches of the swarm, by state
 * @param chunks of both, by state
 * @param workers by state
 * @param oldestWaitingMs for how long the longest waiting chunk has waited; none where none waits
 * @param findings promises that rows break and the auditor could not repair; empty is good
 * @param repaired how much the auditor repaired since this server started
 */
@Schema(name = "Stats")
public record StatsData(@Schema(required = true) Map<String, Long> jobs,
    @Schema(required = true) Map<String, Long> batches, @Schema(required = true) Map<String, Long> chunks,
    @Schema(required = true) Map<String, Long> workers,
    @JsonbProperty("oldest_waiting_ms") @JsonbNillable @Schema(nullable = true) Long oldestWaitingMs,
    @Schema(required = true) List<String> findings, @Schema(required = true) long repaired) {}
