package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.CircuitType;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.SetupId;
import dev.forge.blind.WitnessCommitment;
import dev.forge.zk.schnorr.CompressedEncoding;
import dev.forge.zk.schnorr.ShareCommitments;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A secret that was shared: its terms, and who holds a share. Nothing secret is in it. */
@Entity
@Table(name = "blind_setup")
public class BlindSetup {
  private static final String OLD = "o";

  @Id
  @Column(name = "setup_id")
  private String setupId;

  @Enumerated(EnumType.STRING)
  @Column(name = "mode", updatable = false)
  private BlindMode mode;

  @Enumerated(EnumType.STRING)
  @Column(name = "circuit", updatable = false)
  private CircuitType circuit;

  @Column(name = "generator", updatable = false)
  private byte[] generator;

  @Column(name = "witness_commitment", updatable = false)
  private String witnessCommitment;

  @Column(name = "commitments", updatable = false)
  private byte[] commitments;

  @Column(name = "nodes", updatable = false)
  private int nodes;

  @Column(name = "salt", updatable = false)
  private String salt;

  @Column(name = "holders", updatable = false)
  private String holders;

  @Column(name = "attempts_dealt", updatable = false)
  private int attemptsDealt;

  @Column(name = "attempts_used")
  private int attemptsUsed;

  @Column(name = "expires_at", updatable = false)
  private long expiresAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected BlindSetup() {}

  /**
   * A secret whose shares are dealt.
   *
   * @param forge nodes of Forge that hold a share
   * @param old nodes of the old system that hold one, for each of so many attempts
   */
  public BlindSetup(SessionTerms terms, Collection<NodeId> forge, Collection<NodeId> old, int attemptsDealt,
      Instant expiresAt) {
    setupId = terms.setupId().text();
    mode = terms.mode();
    circuit = terms.circuit();
    generator = CompressedEncoding.of(terms.generator());
    witnessCommitment = terms.witnessCommitment().hex();
    commitments = terms.commitments().toBytes();
    nodes = terms.nodes();
    salt = terms.salt();
    SortedMap<Integer, String> written = new TreeMap<>();
    forge.forEach(node -> written.put(node.number(), String.valueOf(node.number())));
    old.forEach(node -> written.put(node.number(), node.number() + OLD));
    holders = String.join(",", written.values());
    this.attemptsDealt = attemptsDealt;
    this.expiresAt = expiresAt.toEpochMilli();
  }

  /** Uses up one of the attempts dealt to old nodes; none is left where this is empty. */
  public Optional<Integer> useAttempt() {
    if (attemptsUsed == attemptsDealt) {
      return Optional.empty();
    }
    attemptsUsed++;
    return Optional.of(attemptsUsed);
  }

  /** Its id. */
  public SetupId id() {
    return new SetupId(setupId);
  }

  /** The terms. */
  public SessionTerms terms() {
    return new SessionTerms(mode, circuit, CompressedEncoding.point(generator).orElseThrow(),
        new WitnessCommitment(witnessCommitment), ShareCommitments.fromBytes(commitments).orElseThrow(), nodes, salt);
  }

  /** Who holds a share, and whether it is an old node. */
  public SortedMap<NodeId, Boolean> holders() {
    return java.util.Arrays.stream(holders.split(",")).collect(Collectors.toMap(
        text -> new NodeId(Integer.parseInt(text.replace(OLD, ""))), text -> text.endsWith(OLD), (a, _) -> a,
        TreeMap::new));
  }

  /** When it is forgotten. */
  public Instant expiresAt() {
    return Instant.ofEpochMilli(expiresAt);
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
