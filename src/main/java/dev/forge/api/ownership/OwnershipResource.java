package dev.forge.api.ownership;

import dev.forge.api.ErrorResponses;
import dev.forge.api.Served;
import dev.forge.api.ServedOnly;
import dev.forge.api.Success;
import dev.forge.batch.OwnershipRequestReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proofs that somebody owns a note. */
@Path("/v2/ownership")
@RequestScoped
@ServedOnly(Served.CORE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ownership", description = "Proofs that somebody owns a note")
public class OwnershipResource {
  private static final String EXAMPLE = """
      {"spending_key":"12345","note_value":"1000000","note_blinding":"0x63","note_position":"17",\
      "commitment":"0x0a","nullifier":"0x0b","blinded_proxy":"0x0c"}""";

  @Inject
  private OwnershipDesk desk;

  @POST
  @Path("/prove")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "proveOwnership",
      summary = "Prove that somebody owns a note; answered when the proof is there")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OwnershipRequestSchema.class),
      examples = @ExampleObject(name = "form", summary = "The form; the hashes are not those of this note",
          value = EXAMPLE)))
  @APIResponse(responseCode = "200", description = "The proof")
  @APIResponse(responseCode = "503", ref = ErrorResponses.FULL)
  public Success<OwnershipProofData> prove(InputStream body) {
    return Success.of(desk.prove(OwnershipRequestReader.read(body)));
  }

  @GET
  @Path("/health")
  @Operation(operationId = "getOwnershipHealth", summary = "Whether ownership can be proved")
  @APIResponse(responseCode = "200", description = "The server is there")
  public Success<OwnershipHealthData> health() {
    return Success.of(desk.health());
  }
}
