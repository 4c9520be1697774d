package dev.forge.storage.jpa;

import dev.forge.ledger.DuplicateKeyException;
import dev.forge.ledger.LostUpdateException;
import dev.forge.ledger.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Units of work over a database. A unit that lost a race (a deadlock, a lock not had in time, a row changed in between) is
 * rolled back and done again, a few times.
 */
public final class JpaUnits implements UnitOfWork {
  private static final System.Logger LOG = System.getLogger(JpaUnits.class.getName());
  private static final int TRIES = 10;
  private static final int MOST_TOGETHER = 100;
  private static final int LONGEST_PAUSE_MS = 20;
  /** Unique key taken, in H2 and PostgreSQL alike. */
  private static final String DUPLICATE = "23505";
  /** Serialization failure, deadlock, lock not available, H2's lock time-out and concurrent update. */
  private static final Set<String> LOST = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

  private final Transactions transactions;
  private final ThreadLocal<Unit> current = new ThreadLocal<>();
  private final CommitsOnTheWay commits = new CommitsOnTheWay();

  /** Reads or changes rows by plain SQL. */
  interface Access<T> {
    /** Does it on a connection that stays open. */
    T of(Connection connection) throws SQLException;
  }

  /** Where transactions come from: the program's own, or the server's. */
  public interface Transactions {
    /** Does work in a new transaction; commits it, or rolls it back where the work throws. */
    <T> T inNew(Function<EntityManager, T> work);

    /** Reads outside any transaction. */
    <T> T outside(Function<EntityManager, T> work);
  }

  private static final class Unit {
    private final List<Runnable> afterwards = new ArrayList<>();
    private final List<Object> added = new ArrayList<>();
    private EntityManager entities;
    private RowMapping<?> mapping;
    private boolean changed;
    private Optional<CountDownLatch> commit = Optional.empty();

    /** Rows of one kind that come after each other are written together. */
    void add(RowMapping<?> ofRow, Object row) {
      if (mapping != ofRow || added.size() >= MOST_TOGETHER) {
        flushed();
      }
      mapping = ofRow;
      added.add(row);
      changed = true;
    }

    EntityManager flushed() {
      if (!added.isEmpty()) {
        List<Object> rows = List.copyOf(added);
        added.clear();
        onConnection(entities, connection -> mapping.insert(connection, rows));
      }
      return entities;
    }
  }

  /** Units over transactions. */
  public JpaUnits(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (isInside()) {
      return work.get();
    }
    List<Runnable> afterwards = new ArrayList<>();
    T result = call(work, afterwards);
    run(afterwards);
    return result;
  }

  /** Does the work in a transaction, again where it lost a race; adds what is to be done after the commit. */
  <T> T call(Supplier<T> work, List<Runnable> afterwards) {
    for (int tries = 1;; tries++) {
      try {
        return once(work, afterwards);
      } catch (LostUpdateException e) {
        if (tries == TRIES) {
          throw e;
        }
        pause(e);
      }
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    Unit unit = current.get();
    if (unit == null) {
      run(List.of(action));
    } else {
      unit.afterwards.add(action);
    }
  }

  /** Reads rows, in the current unit or outside any; what is read outside is on disk. */
  <T> T with(Function<EntityManager, T> access) {
    Unit unit = current.get();
    if (unit != null) {
      return access.apply(unit.flushed());
    }
    T read = transactions.outside(access);
    commits.await();
    return read;
  }

  /** The same with plain SQL. */
  <T> T withConnection(Access<T> access) {
    return with(entities -> onConnection(entities, access));
  }

  /** Adds a row; it is written before the next access to rows, or at the end of the unit. */
  void insert(RowMapping<?> mapping, Object row) {
    Unit unit = current.get();
    if (unit == null) {
      run(() -> insert(mapping, row));
    } else {
      unit.add(mapping, row);
    }
  }

  private static <T> T onConnection(EntityManager entities, Access<T> access) {
    return entities.<Connection, T>callWithConnection(access::of);
  }

  /** Changes rows; where there is no unit, in one of its own. */
  int execute(Function<EntityManager, Integer> statement) {
    return call(() -> {
      current.get().changed = true;
      return with(statement);
    });
  }

  /** The same with plain SQL. */
  <T> T executeOnConnection(Access<T> statement) {
    return call(() -> {
      current.get().changed = true;
      return withConnection(statement);
    });
  }

  /** Whether this thread is in a unit. */
  boolean isInside() {
    return current.get() != null;
  }

  /** Does the work in one transaction, and not again; adds what is to be done after the commit. */
  <T> T once(Supplier<T> work, List<Runnable> afterwards) {
    Unit unit = new Unit();
    try {
      T result = transactions.inNew(entities -> inside(unit, entities, work));
      afterwards.addAll(unit.afterwards);
      return result;
    } catch (RuntimeException e) {
      throw translated(e);
    } finally {
      unit.commit.ifPresentOrElse(commits::answered, commits::await);
    }
  }

  private <T> T inside(Unit unit, EntityManager entities, Supplier<T> work) {
    unit.entities = entities;
    current.set(unit);
    try {
      T value = work.get();
      unit.flushed();
      if (unit.changed) {
        unit.commit = Optional.of(commits.begin());
      }
      return value;
    } finally {
      current.remove();
    }
  }

  /** Does what is to be done after a commit; what it throws harms nobody. */
  static void run(List<Runnable> actions) {
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "after a unit of work", e);
      }
    }
  }

  private static RuntimeException translated(RuntimeException e) {
    Optional<String> state = sqlState(e);
    if (state.filter(DUPLICATE::equals).isPresent()) {
      return new DuplicateKeyException(e.getMessage(), e);
    }
    boolean lost = state.filter(LOST::contains).isPresent() || causedBy(e, OptimisticLockException.class);
    if (lost && !(e instanceof LostUpdateException)) {
      LostUpdateException told = new LostUpdateException("row", "of a transaction");
      told.initCause(e);
      return told;
    }
    return e;
  }

  private static Optional<String> sqlState(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }

  private static boolean causedBy(Throwable e, Class<? extends PersistenceException> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static void pause(RuntimeException lost) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost;
    }
  }
}
