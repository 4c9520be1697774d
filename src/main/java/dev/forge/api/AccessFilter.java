package dev.forge.api;

import dev.forge.configuration.AccessSettings;
import dev.forge.configuration.ForgeSettings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the settings name a token, lets those in who show it ({@code Authorization: Bearer ...}); who shows the token for
 * looking may only look. Health is everybody's.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {
  private static final Pattern HEALTH = Pattern.compile("(.*/)?health(/(started|live|ready))?/?");
  private static final Pattern BEARER = Pattern.compile("Bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject
  private ForgeSettings settings;

  @Override
  public void filter(ContainerRequestContext request) {
    AccessSettings access = settings.access();
    if (!access.isRestricted() || HEALTH.matcher(request.getUriInfo().getPath()).matches()) {
      return;
    }
    String shown = shown(request).orElseThrow(
        () -> ApiException.of(ErrorCode.UNAUTHENTICATED, "a token is wanted: Authorization: Bearer ..."));
    if (isOne(shown, access.token())) {
      return;
    }
    if (!isOne(shown, access.readToken())) {
      throw ApiException.of(ErrorCode.UNAUTHENTICATED, "the token is not known here");
    }
    if (!LOOKING.contains(request.getMethod())) {
      throw ApiException.of(ErrorCode.FORBIDDEN, "this token is for looking only");
    }
  }

  private static Optional<String> shown(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)).map(BEARER::matcher)
        .filter(Matcher::matches).map(matcher -> matcher.group(1));
  }

  private static boolean isOne(String shown, Optional<String> token) {
    return token.filter(known -> MessageDigest.isEqual(shown.getBytes(StandardCharsets.US_ASCII),
        known.getBytes(StandardCharsets.US_ASCII))).isPresent();
  }
}
