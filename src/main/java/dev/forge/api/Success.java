package dev.forge.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelope of an answer. */
public record Success<T>(@Schema(required = true, examples = "success") String status,
    @Schema(required = true) T data) {
  /** An answer. */
  public static <T> Success<T> of(T data) {
    return new Success<>("success", data);
  }
}
