package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.synthesis.SynthesisReport.FunctionRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiles ACIR programs (Noir 1.0.0-beta.22 to beta.26) into constraint systems.
 *
 * <p>Each function is compiled once, over wires of its own ({@link Template}); each call then stamps a copy of its
 * rows. Wires are one, the public parameters of main ascending, its return values ascending, then private ones. Ranges
 * are collected over the whole circuit, so that a wire is bounded once, and are shown by bits or by lookups, whichever
 * is cheaper.
 */
public final class CircuitCompiler {
  /** The most that a circuit may have of rows, terms, bits of ranges and witnesses together; about 1 GiB. */
  static final int LARGEST = 1 << 26;

  static final String TOO_LARGE = "more than 2^26 rows, terms, bits and witnesses";

  private static final int DEEPEST_CALL = 256;
  private static final int COMMITMENT_FREE_PROOF_BYTES = 324;
  private static final int COMMITMENT_BYTES = 64;

  private final Program program;
  private final Coefficients coefficients = new Coefficients();
  private final int[] poseidon2Coefficients = Poseidon2Compiler.patternCoefficients(coefficients);
  private final Template[] templates;
  private final Template.Matrices[] matrices;
  private final int[] witnesses;
  private final boolean[] open;
  private final long[] size;

  private CircuitCompiler(Program program) {
    this.program = program;
    int functions = program.functions().size();
    templates = new Template[functions];
    matrices = new Template.Matrices[functions];
    witnesses = new int[functions];
    open = new boolean[functions];
    size = new long[functions];
  }

  /**
   * Compiles a program.
   *
   * @throws UnprovableOpcodeException if an opcode that main can reach has no constraints yet, or cannot have any: a
   *     call that leads back to its own function, more than 256 nested calls, more than 2^26 rows, terms, bits of
   *     ranges and witnesses together
   */
  public static CompiledCircuit compile(Program program, SynthesisOptions options) {
    return new CircuitCompiler(program).compile(options);
  }

  private CompiledCircuit compile(SynthesisOptions options) {
    countWitnesses();
    compileFunction(0, 0);
    List<Integer> publicWitnesses = Stream.concat(
        program.main().publicParameters().stream().sorted(), program.main().returnValues().stream().sorted())
        .toList();
    Instances instances = new Instances(templates);
    WitnessClasses classes = new WitnessClasses(program, instances);
    Ranges ranges = new Ranges(instances, classes);
    RangePlan plan = RangePlan.make(ranges, options);
    Wires wires = new Wires(instances, classes, publicWitnesses);
    ranges.takeWires(wires, plan.choice().limbWidth());
    wires.bind(ranges, classes);
    Optional<Committed> committed =
        plan.committed() ? Optional.of(Committed.take(wires, ranges, plan)) : Optional.empty();
    SystemBuilder system = new SystemBuilder(coefficients, instances, matrices, ranges, wires);
    RowSections sections =
        system.write(committed, publicWitnesses.stream().map(wires::ofWitness).toList());
    R1cs r1cs = system.build(committed.map(c -> c.commitment(ranges)).stream().toList());
    RowOrigins origins = new RowOrigins(instances, ranges, sections);
    CircuitLayout layout = new CircuitLayout(instances, wires, ranges, sections, committed);
    return new CompiledCircuit(r1cs, report(r1cs, origins, plan), origins, layout, publicWitnesses);
  }

  /** A callee has a witness for each input, even where it mentions fewer. */
  private void countWitnesses() {
    List<Circuit> functions = program.functions();
    for (int i = 0; i < witnesses.length; i++) {
      witnesses[i] = Math.max(witnesses[i], WitnessCount.of(functions.get(i)));
      for (Opcode opcode : functions.get(i).opcodes()) {
        if (opcode instanceof Opcode.Call call && call.function() < witnesses.length) {
          witnesses[call.function()] = Math.max(witnesses[call.function()], call.inputs().size());
        }
      }
    }
  }

  private void compileFunction(int function, int depth) {
    open[function] = true;
    Circuit circuit = program.functions().get(function);
    if (witnesses[function] > LARGEST) {
      throw new UnprovableOpcodeException(circuit.name(), 0, "Circuit", TOO_LARGE);
    }
    TemplateBuilder builder =
        FunctionCompiler.compile(program, function, witnesses[function], coefficients, poseidon2Coefficients);
    Template template = builder.build();
    templates[function] = template;
    matrices[function] = builder.matrices();
    size[function] = builder.matrices().size() + template.size();
    if (size[function] > LARGEST) {
      throw new UnprovableOpcodeException(circuit.name(), 0, "Circuit", TOO_LARGE);
    }
    for (Template.CallSite site : template.calls()) {
      if (open[site.function()]) {
        throw refuseCall(template, site, "function " + site.function() + " calls itself");
      }
      if (depth == DEEPEST_CALL) {
        throw refuseCall(template, site, "more than " + DEEPEST_CALL + " calls within each other");
      }
      if (templates[site.function()] == null) {
        compileFunction(site.function(), depth + 1);
      }
      size[function] += size[site.function()];
      if (size[function] > LARGEST) {
        throw refuseCall(template, site, TOO_LARGE);
      }
    }
    open[function] = false;
  }

  private static UnprovableOpcodeException refuseCall(Template template, Template.CallSite site, String reason) {
    return new UnprovableOpcodeException(template.name(), site.opcode(), "Call", reason);
  }

  private static SynthesisReport report(R1cs r1cs, RowOrigins origins, RangePlan plan) {
    List<FunctionRows> functions = origins.functions();
    int commitments = r1cs.commitments().size();
    return new SynthesisReport(
        r1cs.constraints(),
        r1cs.wires(),
        r1cs.publicInputs(),
        (long) r1cs.left().terms() + r1cs.right().terms() + r1cs.output().terms(),
        origins.rowsByPart(functions),
        functions,
        plan.choice(),
        commitments,
        COMMITMENT_FREE_PROOF_BYTES + COMMITMENT_BYTES * commitments);
  }
}
