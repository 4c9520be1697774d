package dev.forge.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every exception that ends a request becomes an envelope; what nobody foresaw is logged under the id that is shown. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    FailureAnswer answer = FailureAnswer.of(thrown);
    answer.faultId().ifPresent(id -> LOG.log(Level.ERROR, "fault " + id, thrown));
    ResponseBuilder response =
        Response.status(answer.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
    answer.retryAfter().ifPresent(time -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, time.toSeconds())));
    if (answer.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }
}
