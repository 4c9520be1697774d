package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.fixtures.RequestEdit;
import dev.forge.server.RunningServer;
import dev.forge.server.SharedServer;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address, with everything that may be wrong with a request to it. */
class WireErrorsIT {
  private static RunningServer server;
  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    server = SharedServer.get();
    client = new ApiClient(server);
  }

  /** method, path, body, its type, what is accepted, the answer. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "GET   |/v2/batch/prove         |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "POST  |/v2/batch/prove         |{         |application/json|application/json |400 MALFORMED_REQUEST",
      "POST  |/v2/batch/prove         |{}        |application/json|application/json |422 INVALID_FIELD",
      "POST  |/v2/batch/prove         |{}        |text/plain      |application/json |415 UNSUPPORTED_MEDIA_TYPE",
      "POST  |/v2/batch/prove         |{}        |application/json|image/png        |406 NOT_ACCEPTABLE",
      "GET   |/v2/batch/ID/status     |-         |-               |application/json |404 NOT_FOUND",
      "GET   |/v2/batch/ID/status     |-         |-               |text/event-stream|404 NOT_FOUND",
      "GET   |/v2/batch/ID/status     |-         |-               |image/png        |406 NOT_ACCEPTABLE",
      "POST  |/v2/batch/ID/status     |{}        |application/json|application/json |405 METHOD_NOT_ALLOWED",
      "GET   |/v2/batch/ID/proof      |-         |-               |application/json |200 PROOF_FAILED",
      "GET   |/v2/batch/pj_1/proof    |-         |-               |application/json |404 NOT_FOUND",
      "GET   |/v2/batch/ID/proof      |-         |-               |image/png        |406 NOT_ACCEPTABLE",
      "DELETE|/v2/batch/ID/proof      |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "GET   |/v2/batch/ID/settlement |-         |-               |application/json |404 NOT_FOUND",
      "GET   |/v2/batch/ID/settlement |-         |-               |text/event-stream|404 NOT_FOUND",
      "DELETE|/v2/batch/ID            |-         |-               |application/json |404 NOT_FOUND",
      "DELETE|/v2/batch/pj_1          |-         |-               |application/json |404 NOT_FOUND",
      "GET   |/v2/batch/ID            |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "POST  |/v2/health              |{}        |application/json|application/json |405 METHOD_NOT_ALLOWED",
      "GET   |/v2/nothing             |-         |-               |application/json |404 NOT_FOUND",
      "POST  |/v2/ownership/prove     |[]        |application/json|application/json |400 MALFORMED_REQUEST",
      "POST  |/v2/ownership/prove     |{}        |application/json|application/json |422 INVALID_FIELD",
      "POST  |/v2/ownership/prove     |{}        |text/plain      |application/json |415 UNSUPPORTED_MEDIA_TYPE",
      "GET   |/v2/ownership/prove     |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "DELETE|/v2/ownership/health    |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "POST  |/batch/submit           |{\"batch\"|application/json|application/json |400 MALFORMED_REQUEST",
      "POST  |/batch/submit           |{}        |application/json|application/json |422 INVALID_FIELD",
      "POST  |/batch/submit           |{}        |text/plain      |application/json |415 UNSUPPORTED_MEDIA_TYPE",
      "GET   |/batch/submit           |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "GET   |/batch/nobody/status    |-         |-               |application/json |404 NOT_FOUND",
      "DELETE|/batch/nobody/status    |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "POST  |/workers                |{}        |application/json|application/json |405 METHOD_NOT_ALLOWED",
      "POST  |/health                 |{}        |application/json|application/json |405 METHOD_NOT_ALLOWED",
      "POST  |/prove                  |{]        |application/json|application/json |400 MALFORMED_REQUEST",
      "POST  |/prove                  |{}        |application/json|application/json |422 INVALID_FIELD",
      "POST  |/prove                  |{}        |text/plain      |application/json |415 UNSUPPORTED_MEDIA_TYPE",
      "GET   |/prove                  |-         |-               |application/json |405 METHOD_NOT_ALLOWED",
      "GET   |/status/no-uuid         |-         |-               |application/json |404 NOT_FOUND",
      "DELETE|/status/no-uuid         |-         |-               |application/json |405 METHOD_NOT_ALLOWED"})
  void eachIsNamedInTheEnvelope(String method, String path, String body, String type, String accepted, String error) {
    BodyPublisher publisher =
        Optional.ofNullable(body).map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path.replace("ID", "pj_" + "0f".repeat(16))))
        .header("Accept", accepted).method(method, publisher);
    Optional.ofNullable(type).ifPresent(value -> request.header("Content-Type", value));
    Answer answer = client.answer(request);
    assertEquals(error, answer.error());
    assertFalse(answer.body().getString("message").isBlank());
    assertEquals(Optional.of("application/json"), answer.response().headers().firstValue("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/batch/prove", "/v2/ownership/prove", "/prove"})
  void eightMebibytesAreTheLimit(String path) {
    assertEquals("413 PAYLOAD_TOO_LARGE", client.answer(large(path, 8)).error());
  }

  @Test
  void aSwarmBatchMayHaveSixteenTimesAsMuch() {
    Answer within = client.answer(large("/batch/submit", 9));
    assertEquals("422 INVALID_FIELD", within.error(), "read to its end, and found to have no batch");
    assertEquals("413 PAYLOAD_TOO_LARGE", client.answer(large("/batch/submit", 128)).error());
  }

  @Test
  void whatIsNotWellSaidIsShownInNoAnswer() {
    String request = RequestEdit.of("batch-1t.json").replace("/transfers/0/amount", "\"<script>\"").json();
    Answer answer = client.post("/v2/batch/prove", request);
    assertEquals("400 MALFORMED_REQUEST", answer.error());
    assertTrue(answer.response().headers().firstValue("Content-Type").orElseThrow().startsWith("application/json"));
  }

  /** An object a little larger than so many mebibytes, sent without its length. */
  private static HttpRequest.Builder large(String path, int mebibytes) {
    return HttpRequest.newBuilder(server.address(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofInputStream(() -> new Filler(((long) mebibytes << 20) + 100)));
  }

  /** {@code {"x":"aaa..."}} of some length. */
  private static final class Filler extends InputStream {
    private static final String START = "{\"x\":\"";
    private static final String END = "\"}";

    private final long length;
    private long at;

    Filler(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      if (at >= length) {
        return -1;
      }
      long here = at++;
      return here < START.length() ? START.charAt((int) here)
          : here < length - END.length() ? 'a'
          : END.charAt((int) (here - length + END.length()));
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
      if (at < START.length() || length - at <= count + END.length()) {
        int first = read();
        if (first >= 0) {
          bytes[offset] = (byte) first;
        }
        return first < 0 ? -1 : 1;
      }
      Arrays.fill(bytes, offset, offset + count, (byte) 'a');
      at += count;
      return count;
    }
  }
}
