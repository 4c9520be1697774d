package dev.forge.api.blind;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes the body. */
@Schema(name = "FragmentRequest")
record FragmentRequestSchema(@JsonbProperty("session_id") @Schema(required = true) String sessionId,
    @Schema(required = true) String challenge,
    @Schema(description = "In the FROST mode: of all participants") List<Shown> commitments) {
  /** What one participant has shown. */
  @Schema(name = "ParticipantCommitment")
  record Shown(@JsonbProperty("node_id") @Schema(required = true) int nodeId,
      @Schema(required = true) String commitment,
      @JsonbProperty("binding_commitment") @Schema(required = true) String bindingCommitment) {}
}
