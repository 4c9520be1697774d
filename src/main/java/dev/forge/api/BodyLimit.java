package dev.forge.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes the body of an operation may have, or of all in a resource, where that is not {@link ApiSettings#BODY_LIMIT}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface BodyLimit {
  /** The most bytes. */
  long value();
}
