package dev.forge.prover.noir;

import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.brillig.UnknownForeignCallException;
import dev.forge.zk.field.FrVector;
import java.io.PrintStream;
import java.util.List;

/**
 * Carries out {@code print} and {@code println} of Noir programs; knows no other foreign function. What cannot be shown
 * is printed as such, with the reason: it is no reason for an execution to fail.
 */
public final class PrintCalls implements ForeignCallHandler {
  private final PrintStream out;

  /** Prints to a stream. */
  public PrintCalls(PrintStream out) {
    this.out = out;
  }

  @Override
  public List<FrVector> call(String function, List<FrVector> inputs) {
    if (!function.equals("print")) {
      throw new UnknownForeignCallException(function);
    }
    String text;
    try {
      text = text(inputs);
    } catch (UnprintableException e) {
      text = "<unprintable: " + e.getMessage() + ">" + "\n";
    }
    out.print(text);
    return List.of();
  }

  /** The inputs are: newline or not, the values or the template and its values, their types, template or not. */
  private static String text(List<FrVector> inputs) {
    if (inputs.size() < 3) {
      throw new UnprintableException("print with " + inputs.size() + " inputs");
    }
    boolean newline = flag(inputs.getFirst());
    List<FrVector> rest = inputs.subList(1, inputs.size() - 1);
    String text = flag(inputs.getLast()) ? formatted(rest) : plain(rest);
    return newline ? text + "\n" : text;
  }

  private static boolean flag(FrVector input) {
    return input.size() == 1 && input.get(0).isOne();
  }

  private static String plain(List<FrVector> inputs) {
    ValuePrinter printer = new ValuePrinter(join(inputs.subList(0, inputs.size() - 1)));
    printer.value(type(inputs.getLast()));
    return printer.text();
  }

  private static String formatted(List<FrVector> inputs) {
    if (inputs.size() < 2) {
      throw new UnprintableException("a format string without its count of values");
    }
    String template = characters(inputs.get(0));
    int count = new ValuePrinter(inputs.get(1)).takeNumber();
    if (count > inputs.size() - 2) {
      throw new UnprintableException(count + " values announced, " + (inputs.size() - 2) + " inputs are left");
    }
    int types = inputs.size() - count;
    ValuePrinter printer = new ValuePrinter(join(inputs.subList(2, types)));
    printer.format(template, inputs.subList(types, inputs.size()).stream().map(PrintCalls::type).toList());
    return printer.text();
  }

  private static PrintableType type(FrVector json) {
    return PrintableTypeReader.read(characters(json));
  }

  private static String characters(FrVector values) {
    return new ValuePrinter(values).takeText(values.size());
  }

  private static FrVector join(List<FrVector> inputs) {
    FrVector joined = new FrVector(inputs.stream().mapToInt(FrVector::size).sum());
    int filled = 0;
    for (FrVector input : inputs) {
      System.arraycopy(input.limbs(), 0, joined.limbs(), filled, input.limbs().length);
      filled += input.limbs().length;
    }
    return joined;
  }
}
