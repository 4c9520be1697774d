package dev.forge.settlement.solana;

import dev.forge.solana.program.VerifierFault;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** The network's words for what is wrong with a transaction, for people. */
final class ChainErrors {
  private ChainErrors() {}

  /** One that passes by itself, or when somebody does what the text says; anything else is the proof's or the program's. */
  static Optional<String> passing(JsonValue error, String payer) {
    return switch (error instanceof JsonString word ? word.getString() : "") {
      case "InsufficientFundsForFee", "AccountNotFound", "InsufficientFundsForRent" -> Optional.of("the payer " + payer
          + " cannot pay the fee: send it SOL, settling goes on by itself");
      case "AlreadyProcessed" -> Optional.of("the network has it already, and is asked again");
      case "BlockhashNotFound" -> Optional.of("the node does not know the blockhash (any more)");
      case "AccountInUse", "ClusterMaintenance", "WouldExceedMaxBlockCostLimit", "WouldExceedMaxAccountCostLimit",
          "WouldExceedAccountDataBlockLimit", "ProgramCacheHitMaxLimit"
          -> Optional.of("the network is busy (" + error + ")");
      case "ProgramAccountNotFound", "InvalidProgramForExecution" -> Optional.of("the program cannot be executed ("
          + error + "): deploy it, or correct PROGRAM_ID");
      default -> Optional.empty();
    };
  }

  /** Why the network refused. */
  static String decoded(JsonValue error) {
    if (error instanceof JsonObject object && object.get("InstructionError") instanceof JsonArray failed
        && failed.size() == 2) {
      return "instruction " + failed.get(0) + " failed: " + instruction(failed.get(1));
    }
    return "the transaction failed: " + error;
  }

  private static String instruction(JsonValue error) {
    if (error instanceof JsonObject object && object.get("Custom") instanceof JsonNumber code) {
      return "the program ended with " + code + VerifierFault.of(code.longValue())
          .map(fault -> " (of a verifier by 'forge solana program': " + fault.meaning() + ")").orElse("");
    }
    if (error instanceof JsonString word && word.getString().equals("ComputationalBudgetExceeded")
        || error.toString().contains("ProgramFailedToComplete")) {
      return error + ": perhaps out of compute units, raise COMPUTE_UNITS";
    }
    return error.toString();
  }
}
