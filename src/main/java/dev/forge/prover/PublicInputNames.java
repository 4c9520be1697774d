package dev.forge.prover;

import dev.forge.prover.noir.Abi;
import dev.forge.prover.noir.AbiType;
import dev.forge.prover.noir.NoirArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Names each public input by its place in the program's parameters, such as {@code counts.transfers} or {@code roots[3]}. */
final class PublicInputNames {
  private final List<String> names = new ArrayList<>();

  private PublicInputNames() {}

  /** The names of all public inputs, or plain numbers where the interface does not tell so many. */
  static List<String> of(NoirArtifact artifact, int publicInputs) {
    var collected = new PublicInputNames();
    artifact.abi().parameters().stream().filter(parameter -> parameter.visibility() == Abi.Visibility.PUBLIC)
        .forEach(parameter -> collected.add(parameter.name(), parameter.type()));
    artifact.abi().returnType().ifPresent(returned -> collected.add("return", returned.type()));
    return collected.names.size() == publicInputs ? List.copyOf(collected.names)
        : IntStream.range(0, publicInputs).mapToObj(i -> "public[" + i + "]").toList();
  }

  private void add(String name, AbiType type) {
    switch (type) {
      case AbiType.Field _,AbiType.Bool _,AbiType.Int _ -> names.add(name);
      case AbiType.Text text -> IntStream.range(0, text.length()).forEach(i -> names.add(name + "[" + i + "]"));
      case AbiType.Array array
          -> IntStream.range(0, array.length()).forEach(i -> add(name + "[" + i + "]", array.element()));
      case AbiType.Tuple tuple
          -> IntStream.range(0, tuple.fields().size()).forEach(i -> add(name + "." + i, tuple.fields().get(i)));
      case AbiType.Struct struct -> struct.fields().forEach(field -> add(name + "." + field.name(), field.type()));
    }
  }
}
