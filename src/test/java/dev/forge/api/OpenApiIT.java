package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.OpenApiDocument;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.SharedServer;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API's description: written to {@code target/openapi.json}, valid, complete, and true. */
class OpenApiIT {
  /** What every server answers to a wrong method. */
  private static final Set<ErrorCode> OF_NO_OPERATION = EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED);

  private static ApiClient client;
  private static OpenApiDocument document;

  @BeforeAll
  static void export() throws Exception {
    client = new ApiClient(SharedServer.get());
    JsonObject json = client.get("/openapi?format=JSON").body();
    Files.writeString(Path.of(System.getProperty("forge.project"), "target", "openapi.json"), json.toString());
    document = new OpenApiDocument(json);
  }

  @Test
  void itIsValidByTheSpecificationsOwnSchema() {
    assertEquals(List.of(), document.violationsOfTheSpecification());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertEquals(List.of(), document.danglingReferences());
  }

  @Test
  void everyAddressOfTheContractIsThere() {
    assertEquals(new TreeSet<>(Set.of("POST /v2/batch/prove", "GET /v2/batch/{job_id}/status",
        "GET /v2/batch/{job_id}/proof", "GET /v2/batch/{job_id}/settlement", "DELETE /v2/batch/{job_id}",
        "GET /v2/health", "POST /v2/ownership/prove", "GET /v2/ownership/health", "POST /batch/submit",
        "GET /batch/{batch_id}/status", "POST /batch/{batch_id}/settle", "GET /workers", "GET /health",
        "GET /health/{probe}", "POST /prove",
        "GET /status/{job_id}")), missingFrom(document.operations().keySet()));
  }

  /** The contract's addresses; those of later parts of the program may come on top. */
  private static Set<String> missingFrom(Set<String> operations) {
    var known = new TreeSet<>(operations);
    known.removeIf(address -> address.matches(".*/(operator|blind|share|commitment|fragment|fleet|console|admin).*"));
    return known;
  }

  @Test
  void everyOperationIsNamedDescribedAndHasItsErrors() {
    var problems = new ArrayList<String>();
    var names = new TreeSet<String>();
    document.operations().forEach((address, operation) -> {
      if (!names.add(operation.getString("operationId", ""))) {
        problems.add(address + " has no name of its own");
      }
      for (String member : List.of("summary", "tags", "responses")) {
        if (!operation.containsKey(member)) {
          problems.add(address + " has no " + member);
        }
      }
      if (!operation.getJsonObject("responses").containsKey("500") && !address.endsWith("{probe}")) {
        problems.add(address + " does not say what a fault looks like");
      }
    });
    assertEquals(List.of(), problems);
  }

  @Test
  void everyParameterBodyAndAnswerHasASchemaAndAnExample() {
    assertEquals(List.of(), document.incompleteOperations().stream()
        .filter(problem -> !problem.matches("\\w+ /(blind|share|commitment|fragment).* has no example")).toList());
  }

  @Test
  void everyPropertyOfEverySchemaSaysWhatItIs() {
    assertEquals(List.of(), document.untypedProperties());
  }

  @Test
  void everyErrorCodeIsDescribedWithAnExample() {
    var codes = EnumSet.allOf(ErrorCode.class);
    codes.removeAll(OF_NO_OPERATION);
    codes.removeIf(code -> document.text().contains("\"code\":\"" + code + "\"")
        || document.text().contains("\\\"code\\\":\\\"" + code + "\\\""));
    assertEquals(Set.of(), codes);
  }

  @Test
  void everyExampleFitsItsSchema() {
    assertTrue(document.examples() > Arrays.stream(ErrorCode.values()).count(), "examples: " + document.examples());
    assertEquals(List.of(), document.wrongExamples());
  }

  @Test
  void whatIsAnsweredFitsTheSchemas() {
    String job = client.submit(RequestEdit.of("batch-1t.json").replace("/batch_id", "9001").json());
    client.events(job, Optional.empty());
    client.post("/batch/submit", SwarmRequests.withoutWitness("described", 3)).data();
    Map<String, String> answered = Map.of(
        "/v2/batch/" + job + "/proof", "GET /v2/batch/{job_id}/proof",
        "/v2/batch/" + job + "/status", "GET /v2/batch/{job_id}/status",
        "/v2/health", "GET /v2/health",
        "/v2/ownership/health", "GET /v2/ownership/health",
        "/batch/described/status", "GET /batch/{batch_id}/status",
        "/workers", "GET /workers",
        "/health", "GET /health",
        "/health/ready", "GET /health/{probe}");
    answered.forEach((path, operation) -> assertEquals(List.of(),
        document.violations(operation, "200", client.get(path).body()), path));
    assertFalse(document.violations("GET /workers", "200", client.get("/v2/health").body()).isEmpty(),
        "what does not fit is found");
  }
}
