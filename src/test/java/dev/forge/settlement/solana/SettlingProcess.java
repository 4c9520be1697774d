package dev.forge.settlement.solana;

import dev.forge.dispatch.ChunkProof;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.SolanaSite;
import dev.forge.fixtures.StatementProver;
import dev.forge.settlement.Settler;
import dev.forge.settlement.SettlingOutcome;
import dev.forge.settlement.SignedTransaction;
import dev.forge.settlement.SigningOutcome;
import dev.forge.solana.Address;
import dev.forge.solana.Commitment;
import dev.forge.solana.HttpRpcTransport;
import dev.forge.solana.RpcTransport;
import dev.forge.solana.SigningKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that settles a batch, and stands still for ever at a moment, so that it can be killed there. Arguments: the
 * database's address, the node's, the program, the key file of the payer, the verifying key's file, the moment, the batch.
 */
public final class SettlingProcess {
  private static final int MOST_SWEEPS = 400;

  /** Where it stands still. */
  enum Moment {
    /** A transaction is made, and not kept. */
    SIGNED,
    /** It is kept, and not sent. */
    KEPT,
    /** It is sent, and the answer not read. */
    SENT,
    /** It is known to be final, and that is not kept. */
    FINAL,
    /** It goes on to the end. */
    NEVER
  }

  private SettlingProcess() {}

  /** Settles, or stands still. */
  public static void main(String[] arguments) throws Exception {
    URI node = URI.create(arguments[1]);
    Moment moment = Moment.valueOf(arguments[5]);
    StatementProver prover = StatementProver.verifying(Files.readAllBytes(Path.of(arguments[4])));
    RpcTransport http = new HttpRpcTransport(Duration.ofSeconds(20));
    SolanaTerms terms = new SolanaTerms(new Address(arguments[2]), prover.keyHash(), 200_000, 0, Commitment.FINALIZED,
        Duration.ofHours(1));
    Settler settler = new SolanaSettler(SolanaSite.cluster(stopping(http, moment), node), terms,
        SigningKey.read(Path.of(arguments[3])), prover);
    try (JpaDatabase database = new JpaDatabase(arguments[0])) {
      SettlingWorld world = new SettlingWorld(database.rows(), prover, new Stopping(settler, moment), 7);
      for (int i = 0; i < MOST_SWEEPS && !world.batch(arguments[6]).state().isTerminal(); i++) {
        world.sweep(1);
      }
      System.out.println(world.batch(arguments[6]).state());
    }
    System.exit(0);
  }

  private static RpcTransport stopping(RpcTransport http, Moment moment) {
    return (endpoint, body) -> {
      boolean sends = body.contains("\"sendTransaction\"");
      stopIf(sends && moment == Moment.KEPT);
      String answer = http.post(endpoint, body);
      stopIf(sends && moment == Moment.SENT);
      return answer;
    };
  }

  private static void stopIf(boolean now) {
    if (now) {
      System.out.println("HERE");
      System.out.flush();
      while (true) {
        LockSupport.park();
      }
    }
  }

  private record Stopping(Settler settler, Moment moment) implements Settler {
    @Override
    public SigningOutcome sign(ChunkProof proof) {
      SigningOutcome outcome = settler.sign(proof);
      stopIf(moment == Moment.SIGNED);
      return outcome;
    }

    @Override
    public SettlingOutcome send(SignedTransaction transaction) {
      SettlingOutcome outcome = settler.send(transaction);
      stopIf(moment == Moment.FINAL && outcome instanceof SettlingOutcome.Settled);
      return outcome;
    }
  }
}
