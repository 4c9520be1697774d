package dev.forge.interop.noir;

import dev.forge.zk.acir.AssertMessage;
import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.BlockType;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Input;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import dev.forge.zk.brillig.Address;
import dev.forge.zk.brillig.BitSize;
import dev.forge.zk.brillig.BrilligBlackBox;
import dev.forge.zk.brillig.BrilligOpcode;
import dev.forge.zk.brillig.HeapValueType;
import dev.forge.zk.brillig.ValueOrArray;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts which opcodes, operations, widths, black boxes and kinds of operands programs contain. */
final class OpcodeCoverage {
  private final Map<String, Integer> counts = new TreeMap<>();

  /** What there is, by the model's own types. */
  static Set<String> required() {
    Set<String> names = new TreeSet<>();
    kinds(names, "acir", Opcode.class, BlackBox.class);
    kinds(names, "acir black box", BlackBox.class, BlackBox.Ecdsa.class);
    for (var curve : BlackBox.Ecdsa.Curve.values()) {
      names.add("acir black box Ecdsa " + curve);
    }
    names.addAll(Set.of("acir memory read", "acir memory write", "acir Call predicate", "acir BrilligCall predicate"));
    kinds(names, "acir block", BlockType.class);
    kinds(names, "acir black box input", Input.class);
    kinds(names, "acir Brillig input", Opcode.BrilligInput.class);
    kinds(names, "acir Brillig output", Opcode.BrilligOutput.class);
    kinds(names, "message location", AssertMessage.Location.class);
    kinds(names, "message payload", AssertMessage.Payload.class);
    kinds(names, "brillig", BrilligOpcode.class, BrilligBlackBox.class);
    kinds(names, "brillig black box", BrilligBlackBox.class);
    kinds(names, "brillig address", Address.class);
    kinds(names, "foreign call input", ValueOrArray.class);
    kinds(names, "foreign call output", ValueOrArray.class);
    kinds(names, "foreign call type", HeapValueType.class);
    for (var operation : BrilligOpcode.FieldOperation.values()) {
      names.add("brillig field " + operation);
    }
    for (BitSize size : BitSize.values()) {
      names.add("brillig Cast " + size);
      names.add("brillig Const " + size);
      if (size != BitSize.FIELD) {
        names.add("brillig Not " + size);
        for (var operation : BrilligOpcode.IntOperation.values()) {
          names.add("brillig " + size + " " + operation);
        }
      }
    }
    return names;
  }

  /** Names of the leaves of a sealed type, without those of some of its branches. */
  private static void kinds(Set<String> names, String group, Class<?> sealed, Class<?>... without) {
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      if (!Set.of(without).contains(kind)) {
        names.add(group + " " + kind.getSimpleName());
      }
    }
  }

  void add(Program program) {
    program.functions().forEach(this::add);
    program.unconstrainedFunctions().forEach(function -> function.opcodes().forEach(this::add));
  }

  Set<String> met() {
    return counts.keySet();
  }

  String table() {
    StringBuilder table = new StringBuilder("met in the recorded programs:\n");
    counts.forEach((name, count) -> table.append(String.format("  %-40s %7d%n", name, count)));
    return table.toString();
  }

  private void count(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  private void count(String group, Object kind) {
    count(group + " " + kind.getClass().getSimpleName());
  }

  private void add(Circuit circuit) {
    circuit.opcodes().forEach(this::add);
    for (AssertMessage message : circuit.assertMessages()) {
      count("message location", message.location());
      message.payload().forEach(payload -> count("message payload", payload));
    }
  }

  private void add(Opcode opcode) {
    switch (opcode) {
      case BlackBox.Ecdsa ecdsa -> count("acir black box Ecdsa " + ecdsa.curve());
      case BlackBox box -> addBox(box);
      case Opcode.AssertZero assertion -> count("acir", assertion);
      case Opcode.MemoryInit init -> {
        count("acir", init);
        count("acir block", init.type());
      }
      case Opcode.MemoryOperation operation -> {
        count("acir", operation);
        count(operation.write() ? "acir memory write" : "acir memory read");
      }
      case Opcode.BrilligCall call -> {
        count("acir", call);
        predicate("acir BrilligCall predicate", call.predicate());
        call.inputs().forEach(input -> count("acir Brillig input", input));
        call.outputs().forEach(output -> count("acir Brillig output", output));
      }
      case Opcode.Call call -> {
        count("acir", call);
        predicate("acir Call predicate", call.predicate());
      }
    }
  }

  private void addBox(BlackBox box) {
    count("acir black box", box);
    switch (box) {
      case BlackBox.Range range -> count("acir black box input", range.input());
      case BlackBox.Blake2s hash -> hash.inputs().forEach(input -> count("acir black box input", input));
      default -> {}
    }
  }

  private void predicate(String name, Expression predicate) {
    if (!predicate.isConstant()) {
      count(name);
    }
  }

  private void add(BrilligOpcode opcode) {
    switch (opcode) {
      case BrilligBlackBox box -> count("brillig black box", box);
      case BrilligOpcode.BinaryField binary -> {
        count("brillig", binary);
        count("brillig field " + binary.operation());
      }
      case BrilligOpcode.BinaryInt binary -> {
        count("brillig", binary);
        count("brillig " + binary.size() + " " + binary.operation());
      }
      case BrilligOpcode.Not not -> {
        count("brillig", not);
        count("brillig Not " + not.size());
      }
      case BrilligOpcode.Cast cast -> {
        count("brillig", cast);
        count("brillig Cast " + cast.size());
      }
      case BrilligOpcode.Const constant -> {
        count("brillig", constant);
        count("brillig Const " + constant.size());
        count("brillig address", constant.destination());
      }
      case BrilligOpcode.ForeignCall call -> {
        count("brillig", call);
        call.inputs().forEach(input -> count("foreign call input", input));
        call.destinations().forEach(output -> count("foreign call output", output));
        call.inputTypes().forEach(type -> count("foreign call type", type));
      }
      default -> count("brillig", opcode);
    }
  }
}
