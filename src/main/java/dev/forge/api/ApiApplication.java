package dev.forge.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The resources of all APIs, found by their annotations, and what their descriptions share. */
@ApplicationPath("/")
@OpenAPIDefinition(
    info = @Info(title = "Forge", version = "0.1.0",
        description = "Proves batches of a sequencer with Groth16 on BN254. "
            + "Every JSON answer is {\"status\":\"success\",\"data\":...} or "
            + "{\"status\":\"error\",\"message\":...,\"code\":...}. Names with _at are Unix seconds, with _ms milliseconds; "
            + "amounts and ids are integers up to 2^64-1."),
    components = @Components(responses = {
        @APIResponse(name = ErrorResponses.MALFORMED,
            description = "Not JSON, a wrong JSON type, or an unknown enumeration value",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "MALFORMED_REQUEST",
                    value = "{\"status\":\"error\",\"message\":\"/batch_id: is not a number\",\"code\":\"MALFORMED_REQUEST\",\"details\":[{\"field\":\"/batch_id\",\"problem\":\"is not a number\"}]}"))),
        @APIResponse(name = ErrorResponses.UNAUTHENTICATED,
            description = "A token is wanted, and none or an unknown one was shown",
            headers = @Header(name = "WWW-Authenticate", description = "Bearer",
                schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "UNAUTHENTICATED",
                    value = "{\"status\":\"error\",\"message\":\"a token is wanted: Authorization: Bearer ...\",\"code\":\"UNAUTHENTICATED\"}"))),
        @APIResponse(name = ErrorResponses.FORBIDDEN, description = "The token is for looking only",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "FORBIDDEN",
                    value = "{\"status\":\"error\",\"message\":\"this token is for looking only\",\"code\":\"FORBIDDEN\"}"))),
        @APIResponse(name = ErrorResponses.NOT_ACCEPTABLE, description = "Nothing that is accepted can be answered",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "NOT_ACCEPTABLE",
                    value = "{\"status\":\"error\",\"message\":\"nothing that is accepted can be answered\",\"code\":\"NOT_ACCEPTABLE\"}"))),
        @APIResponse(name = ErrorResponses.TOO_LARGE, description = "The body is over its limit",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "PAYLOAD_TOO_LARGE",
                    value = "{\"status\":\"error\",\"message\":\"the body has more than 8388608 bytes\",\"code\":\"PAYLOAD_TOO_LARGE\"}"))),
        @APIResponse(name = ErrorResponses.MEDIA_TYPE, description = "The body is not announced as application/json",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "UNSUPPORTED_MEDIA_TYPE",
                    value = "{\"status\":\"error\",\"message\":\"the body must be application/json\",\"code\":\"UNSUPPORTED_MEDIA_TYPE\"}"))),
        @APIResponse(name = ErrorResponses.INVALID,
            description = "A value is missing or out of its range or form; the batch fits in no circuit; the witness is missing or does not hold",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = {
                    @ExampleObject(name = "INVALID_FIELD",
                        value = "{\"status\":\"error\",\"message\":\"/transfers/3/amount: is missing\",\"code\":\"INVALID_FIELD\",\"details\":[{\"field\":\"/transfers/3/amount\",\"problem\":\"is missing\"}]}"),
                    @ExampleObject(name = "BATCH_TOO_LARGE",
                        value = "{\"status\":\"error\",\"message\":\"request: a batch of 9 transfers, 0 withdrawals and 0 shielded entries hashed with mimc fits in no circuit: the largest circuit installed is batch_8_4_4\",\"code\":\"BATCH_TOO_LARGE\"}"),
                    @ExampleObject(name = "WITNESS_MISSING",
                        value = "{\"status\":\"error\",\"message\":\"/batch/transactions: no transaction has a witness, and only a mock prover can serve without\",\"code\":\"WITNESS_MISSING\"}"),
                    @ExampleObject(name = "WITNESS_INVALID",
                        value = "{\"status\":\"error\",\"message\":\"/transfers/0: the balance 5 does not cover 7\",\"code\":\"WITNESS_INVALID\"}")})),
        @APIResponse(name = ErrorResponses.NOT_FOUND, description = "There is no such thing",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "NOT_FOUND",
                    value = "{\"status\":\"error\",\"message\":\"no job pj_00112233445566778899aabbccddeeff is known\",\"code\":\"NOT_FOUND\"}"))),
        @APIResponse(name = ErrorResponses.STATE, description = "The state forbids it",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "INVALID_STATE",
                    value = "{\"status\":\"error\",\"message\":\"job pj_00112233445566778899aabbccddeeff is proving and cannot be cancelled\",\"code\":\"INVALID_STATE\"}"))),
        @APIResponse(name = ErrorResponses.FULL, description = "The queue is full, or the disk nearly",
            headers = @Header(name = "Retry-After", description = "Seconds",
                schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "CAPACITY_EXCEEDED",
                    value = "{\"status\":\"error\",\"message\":\"the queue is full\",\"code\":\"CAPACITY_EXCEEDED\"}"))),
        @APIResponse(name = ErrorResponses.NO_WORKERS,
            description = "No worker is ready, the queue is full, or the disk nearly",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = {
                    @ExampleObject(name = "NO_WORKERS",
                        value = "{\"status\":\"error\",\"message\":\"No workers available\",\"code\":\"NO_WORKERS\"}"),
                    @ExampleObject(name = "CAPACITY_EXCEEDED",
                        value = "{\"status\":\"error\",\"message\":\"the queue is full\",\"code\":\"CAPACITY_EXCEEDED\"}")})),
        @APIResponse(name = ErrorResponses.NOT_ENOUGH_NODES,
            description = "Fewer blind nodes than the threshold did their part; details name the others",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "NOT_ENOUGH_NODES",
                    value = "{\"status\":\"error\",\"message\":\"2 of 3 nodes took their share\",\"code\":\"NOT_ENOUGH_NODES\"}"))),
        @APIResponse(name = ErrorResponses.AT_CAPACITY, description = "All slots are busy",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "AT_CAPACITY",
                    value = "{\"status\":\"error\",\"message\":\"Worker 1 at capacity (2/2)\",\"code\":\"AT_CAPACITY\"}"))),
        @APIResponse(name = ErrorResponses.FAULT,
            description = "A fault of the server, with an id that its log has too",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Failure.class),
                examples = @ExampleObject(name = "INTERNAL_ERROR",
                    value = "{\"status\":\"error\",\"message\":\"a fault of the server; its log has more under 6f9619ff-8b86-4d01-b42d-00cf4fc964ff\",\"code\":\"INTERNAL_ERROR\"}")))}))
public class ApiApplication extends Application {}
