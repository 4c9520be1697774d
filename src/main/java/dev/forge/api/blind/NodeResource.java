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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A node of blind proofs. */
@Path("/")
@RequestScoped
@BodyLimit(1L << 20)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Node", description = "A node of blind proofs: it holds shares")
public class NodeResource {
  @Inject
  private BlindParts parts;

  @Context
  private SecurityContext security;

  @POST
  @Path("/share")
  @Operation(operationId = "assignShare", summary = "Take a share")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ShareRequestSchema.class)))
  @APIResponse(responseCode = "200", description = "It is kept, encrypted")
  @APIResponse(responseCode = "400", ref = ErrorResponses.MALFORMED)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  public Success<String> share(InputStream body) {
    return Success.of(desk().share(body));
  }

  @POST
  @Path("/commitment")
  @Operation(operationId = "commitToNonces", summary = "Draw nonces for a session")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommitmentRequestSchema.class)))
  @APIResponse(responseCode = "200", description = "The commitment to them")
  @APIResponse(responseCode = "400", ref = ErrorResponses.MALFORMED)
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  public Success<CommitmentData> commitment(InputStream body) {
    return Success.of(desk().commitment(body));
  }

  @POST
  @Path("/fragment")
  @Operation(operationId = "answerChallenge", summary = "Answer a session's one challenge")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FragmentRequestSchema.class)))
  @APIResponse(responseCode = "200", description = "The fragment; the nonces are erased")
  @APIResponse(responseCode = "400", ref = ErrorResponses.MALFORMED)
  @APIResponse(responseCode = "404", ref = ErrorResponses.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ErrorResponses.STATE)
  @APIResponse(responseCode = "422", ref = ErrorResponses.INVALID)
  public Success<FragmentData> fragment(InputStream body) {
    return Success.of(desk().fragment(body));
  }

  private NodeDesk desk() {
    NodeDesk desk = parts.node()
        .orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, "this server is no node of blind proofs"));
    if (parts.secureOnly() && !security.isSecure()) {
      throw ApiException.of(ErrorCode.FORBIDDEN, "node: this node is talked to by mutual TLS alone");
    }
    return desk;
  }
}
