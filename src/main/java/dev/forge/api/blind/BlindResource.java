package dev.forge.api.blind;

import dev.forge.api.ApiException;
import dev.forge.api.BodyLimit;
import dev.forge.api.ErrorCode;
import dev.forge.api.ErrorResponses;
import dev.forge.api.Success;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The coordinator of blind proofs. */
@Path("/blind")
@RequestScoped
@BodyLimit(2L << 20)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Blind", description = "Proofs by nodes of which none knows the secret")
public class BlindResource {
  @Inject
  private BlindParts parts;

  @POST
  @Path("/setup")
  @Operation(operationId = "setUpBlindProof", summary = "Share a secret among the nodes")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BlindRequests.Setup.class)))
  @APIResponse(responseCode = "200", description = "It is shared, and erased here")
  @APIResponse(responseCode = "400", ref = ErrorResponses.MALFORMED)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  @APIResponse(responseCode = "503", ref = ErrorResponses.NOT_ENOUGH_NODES)
  public Success<SetupData> setup(InputStream body)
      throws InterruptedException {
    return Success.of(desk().setUp(body));
  }

  @POST
  @Path("/prove")
  @Operation(operationId = "proveBlind", summary = "Have the nodes prove")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BlindRequests.Prove.class)))
  @APIResponse(responseCode = "200", description = "The proof, verified")
  @APIResponse(responseCode = "400", ref = ErrorResponses.MALFORMED)
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "503", ref = ErrorResponses.NOT_ENOUGH_NODES)
  public Success<ProvedData> prove(InputStream body)
      throws InterruptedException {
    return Success.of(desk().prove(body));
  }

  @POST
  @Path("/verify")
  @Operation(operationId = "verifyBlind", summary = "Check a proof")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BlindRequests.Verify.class)))
  @APIResponse(responseCode = "200", description = "What was found")
  @APIResponse(responseCode = "400", ref = ErrorResponses.MALFORMED)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  public Success<VerdictData> verify(InputStream body) {
    return Success.of(desk().verify(body));
  }

  private BlindDesk desk() {
    return new BlindDesk(parts.coordinator()
        .orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, "this server has no nodes for blind proofs: NODES")));
  }
}
