package dev.forge.prover.external;

import dev.forge.prover.CircuitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The circuits that a folder has all files of. */
record ToolFolder(List<ToolCircuit> all) {
  static ToolFolder read(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      List<String> names = files.map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[a-z][a-z0-9_]{0,63}\\.json"))
          .map(name -> name.substring(0, name.length() - ".json".length())).sorted()
          .filter(name -> Stream.of(".ccs", ".pk", ".vk").allMatch(end -> Files.exists(target.resolve(name + end))))
          .toList();
      List<ToolCircuit> circuits = new ArrayList<>();
      for (String name : names) {
        circuits.add(ToolCircuit.read(new CircuitId(name), target));
      }
      return new ToolFolder(List.copyOf(circuits));
    } catch (IOException e) {
      throw new UncheckedIOException("circuits of the external tools in " + target, e);
    }
  }

  List<CircuitId> circuits() {
    return all.stream().map(ToolCircuit::circuit).toList();
  }

  Optional<ToolCircuit> find(CircuitId circuit) {
    return all.stream().filter(known -> known.circuit().equals(circuit)).findFirst();
  }
}
