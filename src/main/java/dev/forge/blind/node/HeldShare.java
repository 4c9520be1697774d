package dev.forge.blind.node;

import dev.forge.blind.BlindMode;
import dev.forge.blind.CircuitType;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.WitnessCommitment;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.schnorr.CompressedEncoding;
import dev.forge.zk.schnorr.ShareCommitments;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A share that a node holds, encrypted, with what it was dealt for. It never changes; when its time is over it is deleted. */
@Entity
@Table(name = "blind_share")
public class HeldShare {
  @Id
  @Column(name = "setup_id")
  private String setupId;

  @Column(name = "share_index")
  private int shareIndex;

  @Enumerated(EnumType.STRING)
  @Column(name = "mode")
  private BlindMode mode;

  @Enumerated(EnumType.STRING)
  @Column(name = "circuit")
  private CircuitType circuit;

  @Column(name = "generator")
  private byte[] generator;

  @Column(name = "witness_commitment")
  private String witnessCommitment;

  @Column(name = "commitments")
  private byte[] commitments;

  @Column(name = "nodes")
  private int nodes;

  @Column(name = "salt")
  private String salt;

  @Column(name = "sealed")
  private byte[] sealed;

  @Column(name = "expires_at")
  private long expiresAt;

  /** For the database. */
  protected HeldShare() {}

  /** A share with its value encrypted. */
  public HeldShare(ShareDelivery delivery, byte[] sealed, Instant expiresAt) {
    setupId = delivery.id().text();
    shareIndex = delivery.index();
    mode = delivery.terms().map(ShareDelivery.Terms::mode).orElse(BlindMode.PLAIN);
    circuit = delivery.circuit();
    generator = CompressedEncoding.of(delivery.generator());
    witnessCommitment = delivery.witnessCommitment().hex();
    delivery.terms().ifPresent(terms -> {
      commitments = terms.commitments().toBytes();
      nodes = terms.nodes();
      salt = terms.salt();
    });
    this.sealed = sealed.clone();
    this.expiresAt = expiresAt.toEpochMilli();
  }

  /** Whose share it is. */
  public SetupId setup() {
    return new SetupId(setupId);
  }

  /** Its index, from 1. */
  public int index() {
    return shareIndex;
  }

  /** The mode it may be used in. */
  public BlindMode mode() {
    return mode;
  }

  /** The generator. */
  public G1Affine generator() {
    return CompressedEncoding.point(generator).orElseThrow();
  }

  /** Whether an old coordinator dealt it: for one session, after which it is deleted. */
  public boolean isForOneSession() {
    return commitments == null;
  }

  /** The terms it was dealt under; none from an old coordinator. */
  public Optional<SessionTerms> terms() {
    return Optional.ofNullable(commitments).map(bytes -> new SessionTerms(mode, circuit, generator(),
        new WitnessCommitment(witnessCommitment), ShareCommitments.fromBytes(bytes).orElseThrow(), nodes, salt));
  }

  /** The encrypted value. */
  public byte[] sealed() {
    return sealed.clone();
  }

  /** When it is deleted. */
  public Instant expiresAt() {
    return Instant.ofEpochMilli(expiresAt);
  }
}
