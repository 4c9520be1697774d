package dev.forge.configuration;

/** A setting is not what is allowed; the message has its name, the value and what is. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingException(String name, String value, String allowed) {
    super(name + "=" + value + " is not " + allowed);
  }
}
