package dev.forge.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses what the server was configured to leave out. */
@Provider
@ServedOnly(Served.CORE) // the name binds all parts
public class ServedOnlyFilter implements ContainerRequestFilter {
  @Inject
  private ApiSettings settings;

  @Context
  private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    ServedOnly part = resource.getResourceClass().getAnnotation(ServedOnly.class);
    if (part != null && !part.value().by(settings)) {
      throw ApiException.of(ErrorCode.NOT_FOUND, "this server does not serve the " + part.value() + " API");
    }
  }
}
