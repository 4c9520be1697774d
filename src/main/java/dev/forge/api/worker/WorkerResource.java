package dev.forge.api.worker;

import dev.forge.api.ApiException;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.Success;
import dev.forge.batch.ChunkRequestReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A worker's API: chunks for coordinators elsewhere. */
@Path("/")
@RequestScoped
@ServedOnly(Served.WORKER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Worker", description = "Chunks for coordinators elsewhere")
public class WorkerResource {
  private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String EXAMPLE = """
      {"chunk_id":0,"pre_root":"0x05","post_root":"0x06","transactions":[{"sender_pubkey":"0x01","receiver_pubkey":"0x02",\
      "amount":7,"signature":"abababababababababababababababababababababababababababababababab","merkle_path":[]}]}""";

  @Inject
  private WorkerDesk desk;

  @POST
  @Path("/prove")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "proveChunk", summary = "Prove a chunk; answered when the proof is there",
      description = "Without witnesses only a mock prover serves.")
  @RequestBody(required = true, description = "The chunk, at most 8 MiB",
      content = @Content(schema = @Schema(implementation = ChunkRequestSchema.class),
          examples = @ExampleObject(name = "without witness", value = EXAMPLE)))
  @APIResponse(responseCode = "200", description = "The proof")
  @APIResponse(responseCode = "503", ref = ErrorResponses.AT_CAPACITY)
  public Success<ProvedChunkData> prove(InputStream body) {
    return Success.of(desk.prove(ChunkRequestReader.read(body)));
  }

  @GET
  @Path("/status/{job_id}")
  @Operation(operationId = "getWorkerJob", summary = "A job of this worker")
  @APIResponse(responseCode = "200", description = "The job")
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  public Success<WorkerJobData> status(
      @Parameter(description = "The job",
          example = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff") @PathParam("job_id") String jobId) {
    return Success.of(Optional.of(jobId).filter(text -> UUID_FORM.matcher(text).matches()).map(UUID::fromString)
        .flatMap(desk::job).orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, "no job of this id is known")));
  }
}
