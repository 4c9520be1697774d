package dev.forge.storage.jpa;

import jakarta.persistence.EntityManager;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Transactions one after the other, whoever begins them: for an embedded database. H2 writes its file on each commit as all
 * its tables are at that moment, and takes them one by one; changes of another transaction may be in one of them and not in
 * the next. After a kill such a transaction can be undone by half. With one writer there is no other transaction.
 */
public final class OneWriter implements JpaUnits.Transactions {
  private final JpaUnits.Transactions transactions;
  private final ReentrantLock writer = new ReentrantLock();

  private OneWriter(JpaUnits.Transactions transactions) {
    this.transactions = transactions;
  }

  /** One writer over transactions; the same where they have one already. All who write to a database must share it. */
  public static OneWriter of(JpaUnits.Transactions transactions) {
    return transactions instanceof OneWriter one ? one : new OneWriter(transactions);
  }

  @Override
  public <T> T inNew(Function<EntityManager, T> work) {
    writer.lock();
    try {
      return transactions.inNew(work);
    } finally {
      writer.unlock();
    }
  }

  @Override
  public <T> T outside(Function<EntityManager, T> work) {
    return transactions.outside(work);
  }
}
