package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.FieldProblem;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.job.ProofJobState;
import dev.forge.ledger.IllegalTransitionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each exception becomes. */
class FailureAnswerTest {
  @ParameterizedTest
  @CsvSource({"MALFORMED_REQUEST, 400", "INVALID_FIELD, 422", "BATCH_TOO_LARGE, 422", "PAYLOAD_TOO_LARGE, 413",
      "UNAUTHENTICATED, 401", "FORBIDDEN, 403", "NOT_FOUND, 404", "WITNESS_INVALID, 422", "WITNESS_MISSING, 422",
      "INVALID_STATE, 409", "CAPACITY_EXCEEDED, 503", "NO_WORKERS, 503", "AT_CAPACITY, 503", "NOT_READY, 200",
      "PROOF_FAILED, 200", "INTERNAL_ERROR, 500"})
  void eachCodeHasItsStatus(ErrorCode code, int status) {
    assertEquals(status, FailureAnswer.of(ApiException.of(code, "words")).status());
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void eachRefusalHasACodeOfItsName(RefusalCode code) {
    FailureAnswer answer = FailureAnswer.of(new RefusedRequestException(code, "/a", "is wrong"));
    assertEquals(code.name(), answer.body().code().name());
    assertEquals(List.of(new Failure.Detail("/a", "is wrong")), answer.body().details());
  }

  @Test
  void aRefusalTellsTheFirstProblemAndHowManyMoreThereAre() {
    List<FieldProblem> problems = List.of(new FieldProblem("/a", "is wrong"), new FieldProblem("/b", "too"));
    FailureAnswer answer = FailureAnswer.of(new RefusedRequestException(RefusalCode.INVALID_FIELD, problems));
    assertEquals("/a: is wrong (and 1 more)", answer.body().message());
    assertEquals(2, answer.body().details().size());
  }

  @Test
  void aForbiddenTransitionIsInvalidState() {
    var thrown = new IllegalTransitionException("job", "pj_1", ProofJobState.PROVING, ProofJobState.CANCELLED);
    FailureAnswer answer = FailureAnswer.of(thrown);
    assertEquals(409, answer.status());
    assertEquals("job pj_1 is proving and cannot become cancelled", answer.body().message());
  }

  @Test
  void aFaultShowsItsIdAndNothingElse() {
    FailureAnswer answer = FailureAnswer.of(new IllegalStateException("the password is secret"));
    assertEquals(500, answer.status());
    assertTrue(answer.body().message().contains(answer.faultId().orElseThrow().toString()));
    assertFalse(answer.body().toString().contains("secret"));
  }

  @Test
  void aFullQueueSaysWhenToComeBack() {
    FailureAnswer answer = FailureAnswer.of(ApiException.full("full", Duration.ofSeconds(2)));
    assertEquals(Optional.of(Duration.ofSeconds(2)), answer.retryAfter());
    assertEquals(ErrorCode.CAPACITY_EXCEEDED, answer.body().code());
  }

  @Test
  void anErrorWithoutFieldsHasNoDetails() {
    Failure failure = FailureAnswer.of(ApiException.of(ErrorCode.NOT_FOUND, "no such job")).body();
    assertEquals("{\"status\":\"error\",\"message\":\"no such job\",\"code\":\"NOT_FOUND\"}",
        AnswerJson.text(failure));
  }

  @Test
  void aBodyOverItsLimitIsTooLarge() throws IOException {
    InputStream exact = LimitedBody.of(new ByteArrayInputStream(new byte[10]), -1, 10);
    assertEquals(10, exact.readAllBytes().length);
    InputStream over = LimitedBody.of(new ByteArrayInputStream(new byte[11]), -1, 10);
    var thrown = assertThrows(BodyTooLargeException.class, over::readAllBytes);
    assertEquals(413, FailureAnswer.of(thrown).status());
    var announced = assertThrows(UncheckedIOException.class,
        () -> LimitedBody.of(new ByteArrayInputStream(new byte[0]), 11, 10));
    assertEquals(ErrorCode.PAYLOAD_TOO_LARGE, FailureAnswer.of(announced).body().code());
  }

  @Test
  void aBodyThatBreaksOffIsMalformed() {
    assertEquals(400, FailureAnswer.of(new UncheckedIOException(new IOException("reset"))).status());
  }
}
