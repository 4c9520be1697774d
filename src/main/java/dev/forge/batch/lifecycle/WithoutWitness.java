package dev.forge.batch.lifecycle;

import dev.forge.batch.FieldText;
import dev.forge.batch.SwarmTransaction;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.List;

/** What a mock is given of a chunk without witness where others may be asked for its proof: sender, receiver and amount. */
final class WithoutWitness {
  private WithoutWitness() {}

  /** The values of a statement and, for each transaction, three values behind them. */
  static FrVector inputs(FrVector statement, List<SwarmTransaction> transactions) {
    FrVector all = new FrVector(statement.size() + 3 * transactions.size());
    for (int i = 0; i < statement.size(); i++) {
      all.set(i, statement.get(i));
    }
    int at = statement.size();
    for (SwarmTransaction transaction : transactions) {
      all.set(at++, key(transaction.senderPubkey()));
      all.set(at++, key(transaction.receiverPubkey()));
      all.set(at++, transaction.amount().toField());
    }
    return all;
  }

  private static Fr key(String text) {
    return FieldText.reduced(text).orElse(Fr.ZERO);
  }
}
