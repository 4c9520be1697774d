package dev.forge.storage.jpa;

import jakarta.persistence.EntityManager;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Function;

/**
 * Transactions of the server that this program runs in.
 *
 * @param entities the server's, which joins the thread's transaction and may be used by all threads
 */
public record ServerTransactions(UserTransaction transaction, EntityManager entities) implements JpaUnits.Transactions {
  @Override
  public <T> T inNew(Function<EntityManager, T> work) {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        throw new IllegalStateException("the thread is in a transaction that is not a unit of work");
      }
      transaction.begin();
      T result = committable(work);
      transaction.commit();
      return result;
    } catch (NotSupportedException | SystemException | RollbackException | HeuristicMixedException
        | HeuristicRollbackException e) {
      throw new TransactionFailedException(e);
    }
  }

  /**
   * In a short transaction of its own: what is read without any holds its connection until the next one begins, where the
   * server cannot give it back any more, says so at length, and throws it away.
   */
  @Override
  public <T> T outside(Function<EntityManager, T> work) {
    try {
      return transaction.getStatus() == Status.STATUS_NO_TRANSACTION ? inNew(work) : work.apply(entities);
    } catch (SystemException e) {
      throw new TransactionFailedException(e);
    }
  }

  private <T> T committable(Function<EntityManager, T> work) throws SystemException {
    boolean done = false;
    try {
      T result = work.apply(entities);
      done = true;
      return result;
    } finally {
      if (!done) {
        transaction.rollback();
      }
    }
  }

  /** The server could not begin or commit. */
  public static final class TransactionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransactionFailedException(Exception cause) {
      super(cause);
    }
  }
}
