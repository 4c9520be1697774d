package dev.forge.prover.noir;

import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.AcvmOutcome.Payload;

/** Says why an execution failed, with the words that the program's author gave to an assertion. */
public final class FailureText {
  private FailureText() {}

  /**
   * The message of a failure: {@code Assertion failed: } and the assertion's own text where it has one, otherwise the
   * executor's words.
   */
  public static String of(Abi abi, AcvmOutcome.Failed failure) {
    if (failure instanceof AcvmOutcome.AssertionFailed assertion && assertion.payload().isPresent()) {
      return "Assertion failed: " + of(abi, assertion.payload().get());
    }
    return failure.message();
  }

  private static String of(Abi abi, Payload payload) {
    ErrorType type = abi.errorTypes().get(payload.selector());
    if (type == null) {
      return "error type " + Long.toUnsignedString(payload.selector()) + ", which the ABI does not have";
    }
    try {
      return text(type, new ValuePrinter(payload.values()));
    } catch (UnprintableException e) {
      return "<unprintable: " + e.getMessage() + ">";
    }
  }

  private static String text(ErrorType type, ValuePrinter printer) {
    switch (type) {
      case ErrorType.Static error -> {
        return error.text();
      }
      case ErrorType.Format error -> {
        String template = printer.takeText(error.length());
        printer.takeNumber();
        printer.format(template, error.items().stream().map(PrintableType::of).toList());
      }
      case ErrorType.Custom error -> printer.value(PrintableType.of(error.type()));
    }
    return printer.text();
  }
}
