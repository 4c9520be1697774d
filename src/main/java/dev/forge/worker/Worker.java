package dev.forge.worker;

import dev.forge.ledger.IllegalTransitionException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A worker, and what became of the work it was given. */
@Entity
@Table(name = "worker")
public class Worker {
  /** So many proofs that do not verify put a worker into quarantine. */
  public static final int STRIKES = 3;

  @Id
  private long id;

  @Column(name = "url")
  private String url;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private WorkerState state;

  @Column(name = "capacity")
  private int capacity;

  @Column(name = "circuits")
  private String circuits;

  @Column(name = "strikes")
  private int strikes;

  @Column(name = "quarantined_until")
  private Long quarantinedUntil;

  @Column(name = "last_seen_at")
  private long lastSeenAt;

  @Column(name = "total_proofs")
  private long totalProofs;

  @Column(name = "total_proving_ms")
  private long totalProvingMs;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected Worker() {}

  /** A worker heard of for the first time. */
  public Worker(WorkerId id, Optional<URI> url, int capacity, Instant now) {
    this.id = id.number();
    this.url = url.map(URI::toString).orElse(null);
    this.capacity = capacity;
    state = WorkerState.READY;
    lastSeenAt = now.toEpochMilli();
  }

  /** The worker is there, at this address and with so many slots; one that was lost is ready again. */
  public void seen(Optional<URI> address, int slots, Instant now) {
    url = address.map(URI::toString).orElse(null);
    capacity = slots;
    lastSeenAt = now.toEpochMilli();
    if (state == WorkerState.LOST) {
      become(strikes >= STRIKES && quarantinedUntil != null ? WorkerState.QUARANTINED : WorkerState.READY);
    }
  }

  /** From now on it is given chunks of these circuits alone. */
  public void offer(Set<String> names) {
    circuits = String.join(",", new TreeSet<>(names));
  }

  /** The worker was not heard of. */
  public void lose() {
    become(WorkerState.LOST);
  }

  /** It delivered a proof that does not verify; returns whether that put it into quarantine. */
  public boolean strike(Instant now, Duration quarantine) {
    strikes++;
    if (strikes < STRIKES || state == WorkerState.QUARANTINED) {
      return false;
    }
    quarantinedUntil = now.plus(quarantine).toEpochMilli();
    if (state != WorkerState.LOST) {
      become(WorkerState.QUARANTINED);
      return true;
    }
    return false;
  }

  /** It may work again, with a clean slate. */
  public void release() {
    become(WorkerState.READY);
    strikes = 0;
    quarantinedUntil = null;
  }

  /** It is to finish what it has and be given no more. */
  public void drain() {
    become(WorkerState.DRAINING);
  }

  /** It made proofs that were accepted. */
  public void proved(long proofs, long milliseconds) {
    totalProofs += proofs;
    totalProvingMs += milliseconds;
  }

  private void become(WorkerState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("worker", id, state, next);
    }
    state = next;
  }

  /** Its number. */
  public WorkerId id() {
    return new WorkerId(id);
  }

  /** Where it listens; none for one inside this process. */
  public Optional<URI> url() {
    return Optional.ofNullable(url).map(URI::create);
  }

  /** Whether it is given work. */
  public WorkerState state() {
    return state;
  }

  /** How many chunks it proves at once. */
  public int capacity() {
    return capacity;
  }

  /** The circuits whose chunks it is given; none where it is given any. */
  public Optional<Set<String>> circuits() {
    return Optional.ofNullable(circuits).map(names -> Set.of(names.split(",")));
  }

  /** Proofs that did not verify since it was last let back. */
  public int strikes() {
    return strikes;
  }

  /** When it is let back, where it is in quarantine. */
  public Optional<Instant> quarantinedUntil() {
    return Optional.ofNullable(quarantinedUntil).map(Instant::ofEpochMilli);
  }

  /** When it was last heard of. */
  public Instant lastSeenAt() {
    return Instant.ofEpochMilli(lastSeenAt);
  }

  /** Proofs accepted. */
  public long totalProofs() {
    return totalProofs;
  }

  /** Milliseconds of all proofs accepted. */
  public long totalProvingMs() {
    return totalProvingMs;
  }

  /** The mean of the milliseconds of all proofs accepted, 0 where there is none. */
  public long averageProvingMs() {
    return totalProofs == 0 ? 0 : totalProvingMs / totalProofs;
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
