package dev.forge.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to the API's description what holds for every operation: tokens, the errors that any may end with, and the example of
 * its answer.
 */
public class CommonAnswers implements OASFilter {
  private static final String TOKEN = "token";

  @Override
  public void filterOpenAPI(OpenAPI description) {
    description.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
      if (!path.endsWith("/{probe}")) {
        complete(operation, method, path.endsWith("health"));
      }
    }));
    description.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
        .forEach(CommonAnswers::exemplify);
    description.getComponents().addSecurityScheme(TOKEN, OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.HTTP).scheme("bearer")
        .description("Wanted only where the server was given API_TOKEN; API_READ_TOKEN is for GET alone"));
  }

  /** A choice of schemas says by itself which types there are; beside it a type would forbid the choice of null. */
  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getAnyOf() != null) {
      schema.setType(null);
    }
    return schema;
  }

  private static void complete(Operation operation, PathItem.HttpMethod method, boolean isHealth) {
    APIResponses answers = operation.getResponses();
    refer(answers, "406", ErrorResponses.NOT_ACCEPTABLE);
    refer(answers, "500", ErrorResponses.FAULT);
    if (!isHealth) {
      refer(answers, "401", ErrorResponses.UNAUTHENTICATED);
      operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
    }
    if (method != PathItem.HttpMethod.GET) {
      refer(answers, "403", ErrorResponses.FORBIDDEN);
    }
    if (operation.getRequestBody() != null) {
      refer(answers, "400", ErrorResponses.MALFORMED);
      refer(answers, "413", ErrorResponses.TOO_LARGE);
      refer(answers, "415", ErrorResponses.MEDIA_TYPE);
      refer(answers, "422", ErrorResponses.INVALID);
    }
  }

  private static void exemplify(Operation operation) {
    Optional.ofNullable(operation.getResponses().getAPIResponse("200")).map(APIResponse::getContent)
        .map(content -> content.getMediaType("application/json")).ifPresent(
            json -> AnswerExamples.of(operation.getOperationId()).ifPresent(
                example -> json.addExample("success", OASFactory.createExample().value(example))));
  }

  private static void refer(APIResponses answers, String status, String response) {
    answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
  }
}
