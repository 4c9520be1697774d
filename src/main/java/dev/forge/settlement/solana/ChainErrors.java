package dev.forge.settlement.solana;

import dev.forge.solana.program.VerifierFault;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** The network's words for what is wrong with a transaction, for people. */
final class ChainErrors {
  private ChainErrors() {}

  /** Whether a program failed; all else is the transaction's way there, and may pass. */
  static boolean isOfProgram(JsonValue error) {
    return error instanceof JsonObject object && object.containsKey("InstructionError");
  }

  /** What a transaction waits for that the network does not take now, and what to do. */
  static String passing(JsonValue error, String payer) {
    return switch (error instanceof JsonString word ? word.getString() : "") {
      case "InsufficientFundsForFee", "AccountNotFound" -> "the payer " + payer
          + " cannot pay the fee: send it SOL, settling goes on by itself";
      case "AlreadyProcessed" -> "the network has it already, and is asked again";
      case "ProgramAccountNotFound", "InvalidProgramForExecution" -> "the program cannot be executed (" + error
          + "): deploy it, or correct PROGRAM_ID";
      default -> "the network does not take it now: " + error;
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
