package dev.forge.dispatch;

import dev.forge.worker.WorkerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The accepted proof of a chunk; a chunk has one at most. */
@Entity
@Table(name = "proof")
public class ChunkProof {
  @Id
  @Column(name = "chunk")
  private UUID chunk;

  @Column(name = "batch")
  private UUID batch;

  @Column(name = "chunk_index")
  private int chunkIndex;

  @Column(name = "worker")
  private long worker;

  @Column(name = "backend")
  private String backend;

  @Column(name = "circuit")
  private String circuit;

  @Column(name = "vk_hash")
  private String verifyingKeyHash;

  @Column(name = "proof_bytes")
  private byte[] proofBytes;

  @Column(name = "public_witness_bytes")
  private byte[] publicWitnessBytes;

  @Column(name = "proving_time_ms")
  private long provingTimeMs;

  @Column(name = "verified")
  private boolean verified;

  @Column(name = "accepted_at")
  private long acceptedAt;

  /** For the database. */
  protected ChunkProof() {}

  /** A proof that was checked. */
  public ChunkProof(Chunk chunk, Delivery delivery, boolean verified, Instant now) {
    this.chunk = chunk.id().value();
    batch = chunk.batch().value();
    chunkIndex = chunk.index().value();
    circuit = chunk.circuit().name();
    worker = delivery.worker().number();
    backend = delivery.backend();
    verifyingKeyHash = delivery.verifyingKeyHash();
    proofBytes = delivery.proof().clone();
    publicWitnessBytes = delivery.publicWitness().clone();
    provingTimeMs = delivery.provingTimeMs();
    this.verified = verified;
    acceptedAt = now.toEpochMilli();
  }

  /** The chunk proved. */
  public ChunkId chunk() {
    return new ChunkId(chunk);
  }

  /** Its batch. */
  public BatchId batch() {
    return new BatchId(batch);
  }

  /** The chunk's place in the batch. */
  public ChunkIndex index() {
    return new ChunkIndex(chunkIndex);
  }

  /** Who made it. */
  public WorkerId worker() {
    return new WorkerId(worker);
  }

  /** {@code groth16}, {@code noir} or {@code mock}. */
  public String backend() {
    return backend;
  }

  /** The name of the circuit. */
  public String circuit() {
    return circuit;
  }

  /** Lower-case hexadecimal SHA-256 of the key it verifies under. */
  public String verifyingKeyHash() {
    return verifyingKeyHash;
  }

  /** The proof in gnark's raw format. */
  public byte[] proofBytes() {
    return proofBytes.clone();
  }

  /** The public inputs in gnark's raw format, 236 bytes. */
  public byte[] publicWitnessBytes() {
    return publicWitnessBytes.clone();
  }

  /** Milliseconds that its worker took. */
  public long provingTimeMs() {
    return provingTimeMs;
  }

  /** Whether it was checked against the chunk's own public inputs under a key. */
  public boolean verified() {
    return verified;
  }

  /** When it was accepted. */
  public Instant acceptedAt() {
    return Instant.ofEpochMilli(acceptedAt);
  }

  /** What it shows. */
  public Statement statement() {
    byte[] values = new byte[Statement.VALUES * 32];
    System.arraycopy(publicWitnessBytes, publicWitnessBytes.length - values.length, values, 0, values.length);
    return new Statement(values);
  }
}
