package dev.forge.prover;

import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.synthesis.Part;
import dev.forge.zk.synthesis.SynthesisReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a circuit is and costs, in plain words and numbers.
 *
 * @param hash names the constraint system and its keys
 * @param size rows, wires and terms
 * @param rowsByPart rows of each part that has any
 * @param functions rows of each function, without those it calls
 * @param ranges how ranges are checked, and why so
 * @param proof what its proofs look like
 */
public record CircuitDescription(String name, String noirVersion, String hash, Size size,
    Map<String, Integer> rowsByPart,
    List<FunctionRows> functions, Ranges ranges, ProofForm proof) {
  /** How large a constraint system is. */
  public record Size(int rows, int wires, long terms) {}

  /** A function's rows over all its calls. */
  public record FunctionRows(String name, int calls, int rows) {}

  /** The choice between bits and lookups, with the rows that each takes. */
  public record Ranges(String chosen, int numbers, long bitsRows, long lookupRows, String reason) {}

  /** Bytes of a proof, its commitments, and the names of the public inputs in order. */
  public record ProofForm(int bytes, int commitments, List<String> publicInputs) {}

  /** Describes a circuit. */
  public static CircuitDescription of(ProvableCircuit circuit) {
    SynthesisReport report = circuit.compiled().report();
    return new CircuitDescription(circuit.name(), circuit.program().artifact().noirVersion(), circuit.hash().hex(),
        new Size(report.rows(), report.wires(), report.terms()), rowsByPart(report), functions(report),
        ranges(report.ranges()), new ProofForm(report.proofBytes(), report.commitments(), circuit.publicInputNames()));
  }

  /** The arithmetic kernels in use: scalar, vector256 or vector512. */
  public static String kernels() {
    return Kernels.chosen().label();
  }

  private static Map<String, Integer> rowsByPart(SynthesisReport report) {
    var rows = new LinkedHashMap<String, Integer>();
    Arrays.stream(Part.values()).filter(report.rowsByPart()::containsKey)
        .forEach(part -> rows.put(part.title(), report.rowsByPart().get(part)));
    return rows;
  }

  private static List<FunctionRows> functions(SynthesisReport report) {
    return report.functions().stream()
        .map(function -> new FunctionRows(function.name(), function.instances(), function.rows())).toList();
  }

  private static Ranges ranges(SynthesisReport.RangeChoice choice) {
    return new Ranges(choice.chosen().name().toLowerCase(java.util.Locale.ROOT), choice.numbers(), choice.bitsRows(),
        choice.lookupRows(), choice.reason());
  }
}
