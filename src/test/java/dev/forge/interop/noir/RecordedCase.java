package dev.forge.interop.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.prover.noir.Abi;
import dev.forge.prover.noir.AbiDecoder;
import dev.forge.prover.noir.AbiEncoder;
import dev.forge.prover.noir.FailureText;
import dev.forge.prover.noir.InputFile;
import dev.forge.zk.acir.Acvm;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.AcvmOutcome.Payload;
import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** One execution as Noir's own executor did it. */
record RecordedCase(JsonObject json) {
  String name() {
    return json.getString("name");
  }

  boolean fails() {
    return json.containsKey("error");
  }

  /** The witnesses of main's parameters. */
  WitnessMap initial() {
    JsonArray values = json.getJsonArray("initial");
    WitnessMap witnesses = new WitnessMap(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof JsonString digits) {
        witnesses.set(i, Fr.reduce(new BigInteger(digits.getString(), 16)));
      }
    }
    return witnesses;
  }

  /** Encodes the inputs, runs the program, and checks that everything is as it was recorded. */
  void replay(Acvm acvm, Abi abi) {
    WitnessMap inputs = AbiEncoder.encode(abi, InputFile.json(json.getJsonObject("inputs"))).witnesses();
    assertEquals(lines(initial()), lines(inputs), "encoded inputs");
    Iterator<JsonObject> calls = json.getJsonArray("calls").getValuesAs(JsonObject.class).iterator();
    AcvmOutcome outcome = acvm.execute(inputs, replaying(calls));
    switch (outcome) {
      case AcvmOutcome.Solved solved -> {
        assertEquals("", fails() ? error().toString() : "", "solved, but it has to fail");
        assertEquals(text(json.getJsonArray("stack")), text(solved.witnesses()));
        checkDecoded(AbiDecoder.decode(abi, solved.witnesses().main()));
      }
      case AcvmOutcome.Failed failed -> {
        assertEquals(fails() ? error().getString("message") : "solved", failed.message());
        checkFailure(failed);
        checkMessage(FailureText.of(abi, failed));
      }
    }
    assertEquals(false, calls.hasNext(), "foreign calls are missing");
  }

  private JsonObject error() {
    return json.getJsonObject("error");
  }

  private void checkFailure(AcvmOutcome.Failed failed) {
    String selector = "none";
    List<String> data = List.of();
    if (failed instanceof AcvmOutcome.AssertionFailed assertion && assertion.payload().isPresent()) {
      Payload payload = assertion.payload().get();
      selector = Long.toUnsignedString(payload.selector());
      data = digits(payload.values());
    }
    assertEquals(error().getString("selector", "none"), selector);
    assertEquals(error().containsKey("data") ? strings(error().getJsonArray("data")) : List.of(), data);
    if (error().containsKey("callStack")) {
      String innermost = strings(error().getJsonArray("callStack")).getLast();
      assertEquals(innermost.split("\\.")[0], Integer.toString(failed.location().opcode()), "failing opcode");
    }
  }

  private void checkDecoded(AbiDecoder.Decoded decoded) {
    JsonObject expected = json.getJsonObject("decoded");
    assertEquals(expected.getJsonObject("inputs"), decoded.inputs());
    assertEquals(expected.get("return_value"), decoded.returned().orElse(JsonValue.NULL));
  }

  private void checkMessage(String message) {
    if (error().get("decoded") instanceof JsonString text) {
      assertEquals("Assertion failed: " + text.getString(), message);
    }
  }

  /** Expects the calls that were recorded and gives the answers that were recorded. */
  private static ForeignCallHandler replaying(Iterator<JsonObject> calls) {
    return (function, inputs) -> {
      assertEquals(true, calls.hasNext(), "unexpected foreign call " + function);
      JsonObject call = calls.next();
      assertEquals(call.getString("function"), function);
      assertEquals(lists(call.getJsonArray("inputs")), inputs.stream().map(RecordedCase::digits).toList());
      return lists(call.getJsonArray("outputs")).stream().map(RecordedCase::vector).toList();
    };
  }

  private static List<List<String>> lists(JsonArray arrays) {
    return arrays.getValuesAs(JsonArray.class).stream().map(RecordedCase::strings).toList();
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  private static FrVector vector(List<String> digits) {
    return FrVector.of(digits.stream().map(text -> Fr.reduce(new BigInteger(text, 16))).toArray(Fr[]::new));
  }

  private static List<String> digits(FrVector values) {
    return IntStream.range(0, values.size()).mapToObj(i -> values.get(i).toBigInteger().toString(16)).toList();
  }

  /** A witness stack as lines, one for each witness. */
  private static String text(JsonArray stack) {
    List<String> lines = new ArrayList<>();
    for (JsonObject item : stack.getValuesAs(JsonObject.class)) {
      lines.add("function " + item.getInt("function"));
      JsonArray values = item.getJsonArray("witnesses");
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) != JsonValue.NULL) {
          lines.add(i + " = " + values.getString(i));
        }
      }
    }
    return String.join("\n", lines);
  }

  private static String text(WitnessStack stack) {
    List<String> lines = new ArrayList<>();
    for (WitnessStack.Item item : stack.items()) {
      lines.add("function " + item.function());
      lines.addAll(lines(item.witnesses()));
    }
    return String.join("\n", lines);
  }

  private static List<String> lines(WitnessMap witnesses) {
    return witnesses.assigned().stream()
        .mapToObj(i -> i + " = " + witnesses.get(i).toBigInteger().toString(16))
        .toList();
  }
}
