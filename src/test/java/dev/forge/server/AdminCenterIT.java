package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in to the Admin Center as a browser does it: over HTTPS, by its form, with its cookies. */
class AdminCenterIT {
  private static final String SIGNED_IN = "LtpaToken2";

  private final CookieManager cookies = new CookieManager();
  private RunningServer server;
  private HttpClient browser;

  @BeforeEach
  void open() throws Exception {
    server = SharedServer.get();
    browser = HttpClient.newBuilder().sslContext(RunningServer.trustingEverybody()).cookieHandler(cookies)
        .followRedirects(HttpClient.Redirect.NORMAL).build();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void whoKnowsThePasswordIsLetIn() throws Exception {
    HttpResponse<String> form = get("/adminCenter/");
    assertTrue(form.body().contains("j_security_check"), form.uri() + " " + form.body());
    HttpResponse<String> page = signIn("chosen for this test");
    assertTrue(cookie(SIGNED_IN).isPresent(), page.uri().toString());
    HttpResponse<String> inside = get("/adminCenter/");
    assertEquals(200, inside.statusCode());
    assertFalse(inside.body().contains("j_security_check"), "it does not ask again");
    assertEquals(200, get("/ibm/api/config").statusCode(), "the server's configuration can be read");
  }

  @Test
  void whoDoesNotIsNot() throws Exception {
    get("/adminCenter/");
    signIn("guessed");
    assertTrue(cookie(SIGNED_IN).isEmpty());
    assertTrue(get("/adminCenter/").body().contains("j_security_check"), "it asks again");
    assertEquals(401, get("/ibm/api/config").statusCode());
  }

  @Test
  void itIsNotOnThePortOfTheApi() throws Exception {
    assertEquals(404, server.get("/adminCenter/").statusCode());
  }

  private HttpResponse<String> signIn(String password) throws Exception {
    String form = Map.of("j_username", "admin", "j_password", password, "X-CSRF-Token",
        cookie("csrfToken").map(HttpCookie::getValue).orElse("")).entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return browser.send(HttpRequest.newBuilder(server.secureAddress("/adminCenter/j_security_check"))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(HttpRequest.newBuilder(server.secureAddress(path)).build(), BodyHandlers.ofString());
  }

  private Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
  }
}
