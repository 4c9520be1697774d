package dev.forge.solana;

import dev.forge.solana.RpcException.Kind;
import dev.forge.solana.SolanaCluster.Fate;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts programs on a network: the file goes piece by piece into a buffer account, which the loader then makes a program. The
 * payer is the authority that may upgrade it, unless that is given up.
 */
public final class ProgramDeployment {
  private static final int PIECE = 900;
  private static final int MOST_TRIES = 5;

  private final SolanaCluster cluster;
  private final SigningKey payer;
  private final Duration pause;
  private final Consumer<String> progress;

  /**
   * Deployments that a key pays for.
   *
   * @param pause how long to wait between two looks at what was sent
   * @param progress is told each step
   */
  public ProgramDeployment(SolanaCluster cluster, SigningKey payer, Duration pause, Consumer<String> progress) {
    this.cluster = cluster;
    this.payer = payer;
    this.pause = pause;
    this.progress = progress;
  }

  /**
   * Deploys a program's file under a fresh key's address.
   *
   * @param unchangeable whether nobody may upgrade it, for ever
   * @throws RpcException if a step fails; the message names the buffer account, whose lamports `solana program close` gives
   *     back
   */
  public void deploy(SigningKey program, byte[] elf, boolean unchangeable) throws InterruptedException {
    if (cluster.ask(node -> node.account(program.address())).isPresent()) {
      throw RpcException.refused("there is an account at " + program.address() + " already", 0,
          JsonValue.EMPTY_JSON_OBJECT);
    }
    SigningKey buffer = SigningKey.generate();
    progress.accept("buffer " + buffer.address() + ", closed by 'solana program close' should this stop half way");
    int bufferBytes = LoaderInstructions.BUFFER_HEADER + elf.length;
    land(List.of(
        LoaderInstructions.create(payer.address(), buffer.address(), rent(bufferBytes), bufferBytes),
        LoaderInstructions.initializeBuffer(buffer.address(), payer.address())), buffer);
    for (int at = 0; at < elf.length; at += PIECE) {
      byte[] piece = Arrays.copyOfRange(elf, at, Math.min(elf.length, at + PIECE));
      land(List.of(LoaderInstructions.write(buffer.address(), payer.address(), at, piece)));
      progress.accept("written " + (at + piece.length) + " of " + elf.length + " bytes");
    }
    land(List.of(
        LoaderInstructions.create(payer.address(), program.address(), rent(LoaderInstructions.PROGRAM_ACCOUNT),
            LoaderInstructions.PROGRAM_ACCOUNT),
        LoaderInstructions.deploy(payer.address(), program.address(), buffer.address(), elf.length)), program);
    progress.accept("deployed " + program.address());
    if (unchangeable) {
      land(List.of(LoaderInstructions.giveUpAuthority(program.address(), payer.address())));
      progress.accept("nobody can change it any more");
    }
  }

  private long rent(int bytes) {
    return cluster.ask(node -> node.rentExemption(bytes));
  }

  /** Sends until it is confirmed; one that is lost, which can never land, is signed anew. */
  private void land(List<Instruction> calls, SigningKey... others) throws InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      long finalized = cluster.finalizedSlot();
      Blockhash blockhash = cluster.ask(SolanaNode::latestBlockhash);
      SolanaTransaction transaction = SolanaTransaction.sign(calls, blockhash, payer, others);
      while (cluster.fate(transaction.signature(), blockhash.lastValidBlockHeight(), finalized) != Fate.LOST) {
        Optional<TransactionStatus> status = cluster.find(transaction.signature());
        if (status.isPresent() && isConfirmed(transaction, status.get())) {
          return;
        }
        if (status.isEmpty()) {
          send(transaction);
        }
        Thread.sleep(pause);
      }
    }
    throw RpcException.of(Kind.UNREACHABLE, MOST_TRIES + " transactions were not taken into a block; try again later",
        null);
  }

  private static boolean isConfirmed(SolanaTransaction transaction, TransactionStatus status) {
    if (status.error().isPresent()) {
      throw RpcException.of(Kind.REFUSED, "transaction " + transaction.signature() + " failed: " + status.error().get(),
          null);
    }
    return status.commitment().isAtLeast(Commitment.CONFIRMED);
  }

  /** What the network does not take now is sent again; what a program refuses is an error. */
  private void send(SolanaTransaction transaction) {
    try {
      cluster.send(transaction.base64());
    } catch (RpcException e) {
      if (e.kind() == Kind.REFUSED && !e.getMessage().contains("AlreadyProcessed")) {
        throw e;
      }
    }
  }
}
