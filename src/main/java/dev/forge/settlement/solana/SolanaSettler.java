package dev.forge.settlement.solana;

import dev.forge.dispatch.ChunkProof;
import dev.forge.prover.Prover;
import dev.forge.settlement.Settler;
import dev.forge.settlement.SettlingOutcome;
import dev.forge.settlement.SettlingOutcome.Expired;
import dev.forge.settlement.SettlingOutcome.Refused;
import dev.forge.settlement.SettlingOutcome.Settled;
import dev.forge.settlement.SettlingOutcome.Unknown;
import dev.forge.settlement.SignedTransaction;
import dev.forge.settlement.SignedTransaction.Expiry;
import dev.forge.settlement.SigningOutcome;
import dev.forge.solana.Blockhash;
import dev.forge.solana.Commitment;
import dev.forge.solana.Instruction;
import dev.forge.solana.RpcException;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaCluster;
import dev.forge.solana.SolanaTransaction;
import dev.forge.solana.TransactionStatus;
import dev.forge.solana.TransactionTooLargeException;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Settles on Solana. It keeps nothing: what it must know of a transaction is in the row. */
public final class SolanaSettler implements Settler {
  private static final String TRY_AGAIN = " (settling goes on by itself; 'forge solana check' shows what is wrong)";

  private final SolanaCluster cluster;
  private final SolanaTerms terms;
  private final SigningKey payer;
  private final ProofGuard guard;

  /** A settler whose transactions a key pays for. */
  public SolanaSettler(SolanaCluster cluster, SolanaTerms terms, SigningKey payer, Prover prover) {
    this.cluster = cluster;
    this.terms = terms;
    this.payer = payer;
    guard = new ProofGuard(prover, terms.verifyingKeyHash());
  }

  @Override
  public Duration patience() {
    return terms.patience();
  }

  @Override
  public SigningOutcome sign(ChunkProof proof) {
    try {
      Optional<String> objection = guard.objection(proof, cluster.network());
      if (objection.isPresent()) {
        return new SigningOutcome.Refused(objection.get());
      }
      long finalized = cluster.finalizedSlot();
      Blockhash blockhash = cluster.ask(node -> node.latestBlockhash());
      SolanaTransaction transaction =
          transaction(terms, proof.proofBytes(), proof.publicWitnessBytes(), blockhash, payer);
      return new SigningOutcome.Signed(new SignedTransaction(transaction.bytes(), transaction.signature(),
          Optional.of(new Expiry(blockhash.lastValidBlockHeight(), finalized))));
    } catch (TransactionTooLargeException e) {
      return new SigningOutcome.Refused(e.getMessage() + ": the circuit has too many public inputs for Solana");
    } catch (RpcException e) {
      return new SigningOutcome.NotNow(e.getMessage() + TRY_AGAIN);
    }
  }

  /** The transaction that has a proof verified. */
  public static SolanaTransaction transaction(SolanaTerms terms, byte[] proof, byte[] publicWitness,
      Blockhash blockhash,
      SigningKey payer) {
    List<Instruction> calls =
        List.of(Instruction.unitLimit(terms.unitLimit()), Instruction.unitPrice(terms.unitPrice()),
            Instruction.verify(terms.program(), proof, publicWitness));
    return SolanaTransaction.sign(calls, blockhash, payer);
  }

  @Override
  public SettlingOutcome send(SignedTransaction transaction) {
    try {
      Optional<TransactionStatus> status =
          transaction.expiry().isEmpty() ? Optional.empty() : cluster.find(transaction.signature());
      return status.isPresent() ? landed(transaction, status.get()) : sendOrGiveUp(transaction);
    } catch (RpcException e) {
      return new Unknown(e.getMessage() + TRY_AGAIN);
    }
  }

  /** Where a fork may still undo it, nothing is believed, neither success nor failure. */
  private SettlingOutcome landed(SignedTransaction transaction, TransactionStatus status) {
    Commitment needed = status.error().isPresent() ? Commitment.FINALIZED : terms.settledAt();
    if (!status.commitment().isAtLeast(needed)) {
      return new Unknown("it is " + status.commitment().word() + ", and counts when it is " + needed.word());
    }
    return status.error().<SettlingOutcome>map(error -> new Refused(ChainErrors.decoded(error), true))
        .orElseGet(() -> new Settled(unitsOf(transaction)));
  }

  private Optional<Long> unitsOf(SignedTransaction transaction) {
    try {
      return cluster.ask(node -> node.unitsConsumed(transaction.signature(), terms.settledAt()));
    } catch (RpcException _) { // it is settled all the same
      return Optional.empty();
    }
  }

  private SettlingOutcome sendOrGiveUp(SignedTransaction transaction) {
    if (transaction.expiry().isEmpty()) {
      return new Refused("transaction " + transaction.signature() + " is not for Solana; resume to have another one",
          true);
    }
    Expiry expiry = transaction.expiry().get();
    return switch (cluster.fate(transaction.signature(), expiry.lastValidHeight(), expiry.finalizedSlot())) {
      case LOST -> new Expired("final blocks have passed " + expiry.lastValidHeight() + " without it");
      case LANDED -> new Unknown("it has landed, and is asked for again");
      case OPEN -> sendNow(transaction);
    };
  }

  private SettlingOutcome sendNow(SignedTransaction transaction) {
    try {
      cluster.send(Base64.getEncoder().encodeToString(transaction.bytes()));
      return new Unknown("it is sent");
    } catch (RpcException e) {
      JsonValue error = e.data().getOrDefault("err", JsonValue.NULL);
      if (e.kind() != RpcException.Kind.REFUSED || error == JsonValue.NULL) {
        throw e;
      }
      return ChainErrors.isOfProgram(error) ? new Refused(ChainErrors.decoded(error), false)
          : new Unknown(ChainErrors.passing(error, payer.toString()));
    }
  }
}
