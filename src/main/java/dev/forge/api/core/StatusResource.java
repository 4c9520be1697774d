package dev.forge.api.core;

import dev.forge.api.ErrorResponses;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.SettlementData;
import dev.forge.api.Success;
import dev.forge.job.Events;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.job.ProofJob;
import dev.forge.settlement.Settling;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A job's status, as a stream or once. */
@Path("/v2/batch/{job_id}/status")
@RequestScoped
@ServedOnly(Served.CORE)
@Tag(name = "Core")
public class StatusResource {
  private static final Duration PING_AFTER = Duration.ofSeconds(15);
  private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");

  @Inject
  private JobQueries jobs;

  @Inject
  private Events events;

  @Inject
  private Settling settling;

  @Inject
  private Subscribers subscribers;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(operationId = "streamStatus", summary = "What happens to a job, as it happens",
      description = "Server-Sent Events named status, progress, completed and failed. The first is the status as it is, "
          + "without an id; Last-Event-ID resumes behind an event, also across restarts of the server. The last, always, is "
          + "completed or failed; then the stream ends. A comment keeps it alive every 15 seconds.")
  @APIResponse(responseCode = "200", description = "The stream, or with Accept: application/json one snapshot",
      content = {
          @Content(mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(oneOf = {StatusData.class, ProgressData.class,
                  ProofData.class, FailedData.class}),
              examples = @ExampleObject(name = "stream", value = Examples.STREAM)),
          @Content(mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = StatusAnswerSchema.class))})
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  public void events(
      @Parameter(description = "The job", example = Examples.JOB_ID) @PathParam("job_id") String jobId,
      @Parameter(
          description = "The id of the last event that the caller has") @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
      @Context Sse sse, @Context SseEventSink sink) {
    JobId id = job(jobId).id();
    EventStream stream = new EventStream(jobs, events, PING_AFTER);
    OptionalLong behind = behind(lastEventId);
    subscribers.tell("the events of job " + id, sse, sink, channel -> stream.tell(id, behind, channel));
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
  @Operation(hidden = true)
  public Success<StatusData> snapshot(@PathParam("job_id") String jobId) {
    ProofJob job = job(jobId);
    StatusData status = StatusData.of(job);
    return Success.of(jobs.batchOf(job).flatMap(batch -> SettlementData.of(batch, settling)).map(status::with)
        .orElse(status));
  }

  private ProofJob job(String jobId) {
    return JobId.parse(jobId).flatMap(jobs::status).orElseThrow(() -> CoreResource.unknown(jobId));
  }

  /** An id that is none of ours is as good as none. */
  private static OptionalLong behind(String lastEventId) {
    return Optional.ofNullable(lastEventId).filter(text -> EVENT_ID.matcher(text).matches())
        .map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
  }
}
