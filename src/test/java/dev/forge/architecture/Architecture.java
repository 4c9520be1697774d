package dev.forge.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may import whom. A package is named without its base, so that the same rules judge the program and the wrong samples.
 * Every rule returns what is wrong, one sentence each.
 *
 * @param base the package all others are in, {@code dev.forge} for the program
 */
record Architecture(String base) {
  /** What a package may import of the program besides itself; a package that is not listed may not exist. */
  static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
      Map.entry("zk.field", Set.of()),
      Map.entry("zk.kernel", Set.of("zk.field")),
      Map.entry("zk.curve", Set.of("zk.field")),
      Map.entry("zk.r1cs", Set.of("zk.kernel", "zk.field")),
      Map.entry("zk.mimc", Set.of("zk.kernel", "zk.field")),
      Map.entry("zk.poseidon2", Set.of("zk.field")),
      Map.entry("zk.poly", Set.of("zk.kernel", "zk.field")),
      Map.entry("zk.msm", Set.of("zk.kernel", "zk.curve", "zk.field")),
      Map.entry("zk.pairing", Set.of("zk.kernel", "zk.curve", "zk.field")),
      Map.entry("zk.groth16",
          Set.of("zk.poly", "zk.msm", "zk.pairing", "zk.kernel", "zk.curve", "zk.r1cs", "zk.field")),
      Map.entry("zk.blackbox", Set.of("zk.poseidon2", "zk.curve", "zk.field")),
      Map.entry("zk.brillig", Set.of("zk.blackbox", "zk.poseidon2", "zk.curve", "zk.field")),
      Map.entry("zk.schnorr", Set.of("zk.curve", "zk.field")),
      Map.entry("zk.acir", Set.of("zk.brillig", "zk.blackbox", "zk.codec", "zk.poseidon2", "zk.curve", "zk.field")),
      Map.entry("zk.synthesis", Set.of("zk.acir", "zk.r1cs", "zk.kernel", "zk.poseidon2", "zk.field")),
      Map.entry("zk.codec", Set.of("zk.groth16", "zk.msm", "zk.kernel", "zk.r1cs", "zk.curve", "zk.field")),
      Map.entry("prover", Set.of("prover.noir", "zk")),
      Map.entry("prover.noir", Set.of("zk.acir", "zk.brillig", "zk.codec", "zk.field")),
      Map.entry("prover.external", Set.of("prover", "prover.noir", "zk.codec", "zk.field")),
      Map.entry("ledger", Set.of()),
      Map.entry("worker", Set.of("ledger")),
      Map.entry("dispatch", Set.of("worker", "ledger", "prover")),
      Map.entry("batch",
          Set.of("dispatch", "worker", "ledger", "prover", "prover.noir", "zk.mimc", "zk.poseidon2", "zk.field")),
      Map.entry("blind", Set.of("batch", "ledger", "zk.schnorr", "zk.curve", "zk.field")),
      Map.entry("job", Set.of("batch", "dispatch", "worker", "ledger", "prover")),
      Map.entry("settlement", Set.of("job", "batch", "dispatch", "worker", "ledger")),
      Map.entry("settlement.solana", Set.of("settlement", "solana", "solana.program", "dispatch", "prover")),
      Map.entry("solana", Set.of()),
      Map.entry("solana.program", Set.of("zk.codec", "zk.groth16", "zk.curve", "zk.field")),
      Map.entry("auditor", Set.of("job", "batch", "dispatch", "worker", "ledger")),
      Map.entry("engine", Set.of("auditor", "settlement", "job", "batch", "dispatch", "worker", "ledger", "prover")),
      Map.entry("storage",
          Set.of("blind", "engine", "settlement", "job", "batch", "dispatch", "worker", "ledger", "prover")),
      Map.entry("configuration", Set.of()),
      Map.entry("launch", Set.of("configuration")),
      Map.entry("bench", Set.of("batch", "prover", "prover.noir", "zk")),
      Map.entry("bench.server", Set.of("bench", "launch", "configuration", "batch", "zk.field")),
      Map.entry("bench.blind", Set.of("bench", "launch", "configuration")),
      Map.entry("bench.fleet", Set.of("bench", "launch", "configuration", "batch", "prover")),
      Map.entry("cli", Set.of("configuration", "launch", "bench", "bench.blind", "bench.fleet", "bench.server", "batch",
          "prover", "prover.noir", "solana", "solana.program")),
      Map.entry("fleet", Set.of("batch", "dispatch", "worker", "ledger", "prover")),
      Map.entry("api",
          Set.of("configuration", "fleet", "auditor", "settlement", "job", "batch", "blind", "dispatch", "worker",
              "ledger",
              "prover",
              "zk.field", "zk.curve", "zk.schnorr")),
      Map.entry("server",
          Set.of("configuration", "fleet", "api", "storage", "engine", "auditor", "ledger", "settlement", "job",
              "batch",
              "blind",
              "dispatch",
              "worker", "settlement.solana", "solana",
              "prover", "prover.external", "prover.noir", "zk.field")));

  /** Foreign packages and the only packages that may know them; {@code java} is everybody's. */
  static final Map<String, Set<String>> FOREIGN = Map.ofEntries(
      Map.entry("jdk.incubator.vector", Set.of("zk.kernel")),
      Map.entry("jdk.jfr", Set.of("bench.server")),
      Map.entry("org.bouncycastle", Set.of("zk.blackbox")),
      Map.entry("jakarta.json",
          Set.of("prover", "batch", "bench", "blind", "cli", "job", "dispatch", "worker", "settlement", "fleet", "api",
              "server", "solana")),
      Map.entry("jakarta.persistence",
          Set.of("batch", "blind", "job", "dispatch", "worker", "settlement", "storage", "server")),
      Map.entry("jakarta.transaction", Set.of("storage", "server")),
      Map.entry("jakarta", Set.of("api", "server")),
      Map.entry("javax.crypto", Set.of("batch")),
      Map.entry("javax.net.ssl", Set.of("blind")),
      Map.entry("javax.sql", Set.of("batch", "job", "dispatch", "worker", "settlement", "server")),
      Map.entry("javax.naming", Set.of("server")),
      Map.entry("org.eclipse.microprofile", Set.of("api", "server")),
      Map.entry("io.opentelemetry", Set.of("server")),
      Map.entry("org.flywaydb", Set.of("server")),
      Map.entry("software.sava", Set.of("solana")),
      Map.entry("org.tomlj", Set.of("prover.noir")),
      Map.entry("picocli", Set.of("cli")));

  private static final Set<String> ARITHMETIC_WITHOUT_BIG_INTEGERS = Set.of("zk.msm", "zk.r1cs");

  /** Packages that are not in the table. */
  List<String> unlistedPackages(JavaClasses classes) {
    return within(classes).map(this::packageOf).distinct()
        .filter(name -> !MAY_IMPORT.containsKey(entryOf(name)))
        .map(name -> name + " is not in the table of packages").toList();
  }

  /** Imports of the program's own packages which the table does not allow. */
  List<String> forbiddenImports(JavaClasses classes) {
    return violations(classes, (from, to) -> !isOurs(to) || mayImport(entryOf(packageOf(from)), packageOf(to)));
  }

  /** Imports of foreign packages where only others may know them. */
  List<String> forbiddenForeignImports(JavaClasses classes) {
    return violations(classes, (from, to) -> isOurs(to) || to.getPackageName().startsWith("java.")
        || to.isPrimitive()
        || FOREIGN.entrySet().stream().anyMatch(foreign -> isIn(to.getPackageName(), foreign.getKey())
            && foreign.getValue().stream().anyMatch(allowed -> isIn(packageOf(from), allowed))));
  }

  /** Uses of BigInteger on the hot paths. */
  List<String> bigIntegersOnHotPaths(JavaClasses classes) {
    return violations(classes, (from, to) -> !to.getFullName().startsWith("java.math.")
        || !ARITHMETIC_WITHOUT_BIG_INTEGERS.contains(packageOf(from)));
  }

  /** Uses of the terminal or of exit outside the command line. */
  List<String> terminalUses(JavaClasses classes) {
    Stream<String> fields = within(classes).filter(type -> !isIn(packageOf(type), "cli"))
        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
        .map(access -> access.getDescription());
    Stream<String> exits = within(classes).filter(type -> !isIn(packageOf(type), "cli"))
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(System.class) && call.getName().equals("exit"))
        .map(call -> call.getDescription());
    return Stream.concat(fields, exits).toList();
  }

  /** Packages that import each other, directly or around a corner. */
  List<String> cycles(JavaClasses classes) {
    EvaluationResult result = slices().matching(base + ".(**)").should().beFreeOfCycles().evaluate(classes);
    return result.getFailureReport().getDetails();
  }

  private List<String> violations(JavaClasses classes, Edge allowed) {
    return within(classes).flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(edge -> !allowed.test(edge.getOriginClass(), edge.getTargetClass().getBaseComponentType()))
        .map(edge -> edge.getOriginClass().getName() + " imports " + edge.getTargetClass().getName()).distinct()
        .sorted()
        .toList();
  }

  private Stream<JavaClass> within(JavaClasses classes) {
    return classes.stream().filter(this::isOurs);
  }

  private boolean isOurs(JavaClass type) {
    return isIn(type.getPackageName(), base);
  }

  private String packageOf(JavaClass type) {
    JavaPackage home = type.getPackage();
    return home.getName().equals(base) ? "" : home.getName().substring(base.length() + 1);
  }

  /** The entry a package falls under: its own or that of the nearest package around it. */
  private static String entryOf(String name) {
    String entry = name;
    while (!MAY_IMPORT.containsKey(entry) && entry.contains(".")) {
      entry = entry.substring(0, entry.lastIndexOf('.'));
    }
    return entry;
  }

  private static boolean mayImport(String entry, String target) {
    return entryOf(target).equals(entry)
        || MAY_IMPORT.getOrDefault(entry, Set.of()).stream()
            .anyMatch(allowed -> allowed.equals("zk") ? isIn(target, allowed) : entryOf(target).equals(allowed));
  }

  private static boolean isIn(String name, String home) {
    return name.equals(home) || name.startsWith(home + ".");
  }

  private interface Edge {
    boolean test(JavaClass from, JavaClass to);
  }
}
