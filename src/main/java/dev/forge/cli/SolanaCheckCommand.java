package dev.forge.cli;

import dev.forge.configuration.SettlementSettings;
import dev.forge.solana.Address;
import dev.forge.solana.DeployedProgram;
import dev.forge.solana.Instruction;
import dev.forge.solana.RpcException;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.SolanaNode;
import dev.forge.solana.SolanaTransaction;
import dev.forge.solana.program.VerifierProgram;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge solana check}. */
@Command(name = "check", mixinStandardHelpOptions = true,
    description = "Check what settling needs: nodes, the payer's balance, the program and its key.")
final class SolanaCheckCommand extends ForgeCommand {
  private static final long LAMPORTS_PER_SIGNATURE = 5000;

  @Mixin
  private SolanaArguments arguments;

  @Option(names = "--program", paramLabel = "ADDRESS", description = "The verifier (default: PROGRAM_ID).")
  private Optional<String> program;

  @Option(names = "--vk", paramLabel = "FILE", description = "The key that the program is to be the verifier of.")
  private Optional<Path> verifyingKey;

  @Option(names = "--dry-run",
      description = "Also make and print the transaction of a proof (--proof, --pw) and simulate it; nothing is sent.")
  private boolean dryRun;

  @Option(names = "--proof", paramLabel = "FILE", description = "The proof for --dry-run.")
  private Optional<Path> proof;

  @Option(names = "--pw", paramLabel = "FILE", description = "Its public witness.")
  private Optional<Path> publicWitness;

  private final Table text = new Table();
  private final JsonArrayBuilder checks = Json.createArrayBuilder();
  private boolean allGood = true;

  /** What was found, and whether it is as it should be. */
  private record Finding(boolean good, String words) {}

  SolanaCheckCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    SettlementSettings settings = arguments.settings(terminal());
    List<SolanaNode> nodes = arguments.nodes(terminal());
    SolanaCluster cluster = new SolanaCluster(nodes);
    nodes.forEach(node -> check("node " + node.name(), () -> network(node)));
    SigningKey payer = arguments.payer(terminal());
    check("payer " + payer, () -> balance(cluster, payer));
    Optional<Address> address = program.or(settings::programId).map(SolanaCheckCommand::address);
    check("program", () -> address.map(known -> program(cluster, known))
        .orElse(new Finding(false, "none is named: --program, or PROGRAM_ID")));
    check("key", () -> key(cluster, address, settings));
    if (dryRun) {
      check("transaction", () -> transaction(cluster, payer, address, settings));
    }
    return new CommandResult(allGood ? ExitCode.DONE : ExitCode.NOT_SO, text.toString(),
        Json.createObjectBuilder().add("good", allGood).add("checks", checks).build());
  }

  private void check(String name, Supplier<Finding> look) {
    Finding finding;
    try {
      finding = look.get();
    } catch (RpcException e) {
      finding = new Finding(false, e.getMessage());
    }
    allGood &= finding.good();
    text.row(name, (finding.good() ? "good: " : "NOT GOOD: ") + finding.words());
    checks.add(Json.createObjectBuilder().add("name", name).add("good", finding.good()).add("found", finding.words()));
  }

  private static Address address(String given) {
    try {
      return new Address(given);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("WRONG_ADDRESS", e.getMessage(), e);
    }
  }

  private static Finding network(SolanaNode node) {
    String genesis = node.genesisHash();
    return new Finding(true, genesis.equals(SolanaCluster.MAIN_NETWORK) ? "the main network"
        : "a network other than the main one, first block " + genesis);
  }

  private static Finding balance(SolanaCluster cluster, SigningKey payer) {
    long lamports = cluster.ask(node -> node.balance(payer.address()));
    return new Finding(lamports >= LAMPORTS_PER_SIGNATURE, lamports + " lamports, enough for "
        + lamports / LAMPORTS_PER_SIGNATURE + " transactions at the base fee of " + LAMPORTS_PER_SIGNATURE);
  }

  private static Finding program(SolanaCluster cluster, Address address) {
    return DeployedProgram.find(cluster, address)
        .map(found -> new Finding(found.executable(), address + (found.executable() ? "" : " is not executable")
            + ", upgraded by " + found.authority().map(Address::text).orElse("nobody")))
        .orElseGet(() -> new Finding(false, "there is none at " + address + ": 'forge solana deploy'"));
  }

  private Finding key(SolanaCluster cluster, Optional<Address> address, SettlementSettings settings) {
    if (verifyingKey.isEmpty()) {
      return new Finding(settings.verifyingKeyHash().isPresent(), settings.verifyingKeyHash()
          .map(hash -> "PROGRAM_VK_HASH is " + hash + "; --vk FILE compares the program itself")
          .orElse("none is named: --vk, or PROGRAM_VK_HASH"));
    }
    VerifierProgram expected = SolanaProgramCommand.program(verifyingKey.get());
    if (settings.verifyingKeyHash().filter(hash -> !hash.equals(expected.verifyingKeyHash())).isPresent()) {
      return new Finding(false, verifyingKey.get() + " is " + expected.verifyingKeyHash() + ", PROGRAM_VK_HASH is "
          + settings.verifyingKeyHash().get());
    }
    boolean same = address.flatMap(known -> DeployedProgram.find(cluster, known))
        .filter(found -> found.is(expected.elf())).isPresent();
    return new Finding(same, same ? "the program is the verifier of " + expected.verifyingKeyHash()
        : "the program is not the one that 'forge solana program' writes for " + expected.verifyingKeyHash());
  }

  private Finding transaction(SolanaCluster cluster, SigningKey payer, Optional<Address> address,
      SettlementSettings settings) {
    if (proof.isEmpty() || publicWitness.isEmpty() || address.isEmpty()) {
      throw CommandFailure.wrongUse("NO_PROOF", "--dry-run needs --proof, --pw and a program");
    }
    Instruction verify = Instruction.verify(address.get(), GivenFile.read("proof", proof.get(), 1 << 16),
        GivenFile.read("public witness", publicWitness.get(), 1 << 16));
    SolanaTransaction made = SolanaTransaction.sign(List.of(Instruction.unitLimit(settings.computeUnits()),
        Instruction.unitPrice(settings.computeUnitPrice()), verify), cluster.ask(SolanaNode::latestBlockhash), payer);
    var decoded = made.decoded();
    text.row("  signature", decoded.signature() + (decoded.signatureIsRight() ? " (right)" : " (WRONG)"));
    text.row("  size", decoded.size() + " of " + SolanaTransaction.MOST_BYTES + " bytes");
    text.row("  blockhash", decoded.blockhash());
    decoded.calls().forEach(call -> text.row("  calls", call.program() + " with " + call.dataHex()));
    var simulation = cluster.ask(node -> node.simulate(made));
    return new Finding(simulation.error().isEmpty(), simulation.error().map(error -> "it would fail: " + error)
        .orElse("it would use " + simulation.unitsConsumed() + " compute units") + "; not sent");
  }
}
