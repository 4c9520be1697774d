package dev.forge.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bounds the body of every request, before it is read where its length is announced, while it is read otherwise. */
@Provider
public class BodyLimitFilter implements ContainerRequestFilter {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  @Context
  private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.hasEntity()) {
      request.setEntityStream(LimitedBody.of(request.getEntityStream(), announced(request), limit()));
    }
  }

  private long limit() {
    Method operation = resource.getResourceMethod();
    return Stream.of(operation, operation.getDeclaringClass()).map(place -> place.getAnnotation(BodyLimit.class))
        .filter(Objects::nonNull).findFirst().map(BodyLimit::value).orElse(ApiSettings.BODY_LIMIT);
  }

  private static long announced(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.CONTENT_LENGTH))
        .filter(text -> NUMBER.matcher(text).matches()).map(Long::parseLong).orElse(-1L);
  }
}
