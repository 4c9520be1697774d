package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShownCommitment;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.FrostMode;
import dev.forge.zk.schnorr.NonceCommitment;
import dev.forge.zk.schnorr.PlainMode;
import dev.forge.zk.schnorr.SchnorrEquation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One attempt at one proof: two rounds with the same nodes. */
record Attempt(BlindSetup setup, SessionId session, FanOut fanOut) {
  /**
   * How it ended.
   *
   * @param done how many nodes did their part
   */
  record Outcome(Optional<BlindProof> proof, int done, List<NodeFailure> failures) {}

  Outcome run(List<NodeConnection> candidates) throws InterruptedException {
    SessionTerms terms = setup.terms();
    Map<NodeId, Boolean> old = setup.holders();
    FanOut.Answers<ShownCommitment> first =
        fanOut.some(candidates, terms.threshold(), node -> checked(terms, node.node(),
            node.commitment(session, old.get(node.node()) ? Optional.<SetupId>empty() : Optional.of(setup.id()))));
    if (first.given().size() < terms.threshold()) {
      return new Outcome(Optional.empty(), first.given().size(), first.failures());
    }
    Round round = Round.of(terms, session, first.given());
    List<NodeConnection> participants =
        candidates.stream().filter(node -> first.given().containsKey(node.node())).toList();
    FanOut.Answers<Fr> second = fanOut.all(participants,
        node -> checked(round, node.node(), node.fragment(round.request())));
    List<NodeFailure> failures = new ArrayList<>(first.failures());
    failures.addAll(second.failures());
    SortedMap<Integer, Fr> fragments = new TreeMap<>();
    second.given().forEach((node, fragment) -> fragments.put(node.number(), fragment));
    if (fragments.size() < terms.threshold()) {
      return new Outcome(Optional.empty(), fragments.size(), failures);
    }
    return new Outcome(Optional.of(verified(round.proof(fragments))), fragments.size(), failures);
  }

  /** Whoever answers under another's name is named himself. */
  private ShownCommitment checked(SessionTerms terms, NodeId node, ShownCommitment shown) {
    offence(terms, node, shown).ifPresent(reason -> {
      throw new NodeFailedException(new NodeFailure(node, NodeFailure.Kind.MISBEHAVED, reason));
    });
    return shown;
  }

  private Fr checked(Round round, NodeId node, Fr fragment) {
    if (!round.isValid(node.number(), fragment)) {
      throw new NodeFailedException(new NodeFailure(node, NodeFailure.Kind.MISBEHAVED,
          "its fragment in session " + session + " fits neither its commitment nor its public share"));
    }
    return fragment;
  }

  private Optional<String> offence(SessionTerms terms, NodeId node, ShownCommitment shown) {
    if (!shown.node().equals(node)) {
      return Optional.of("its commitment is that of another node, " + shown.node());
    }
    if (shown.hiding().isInfinity() || shown.binding().filter(G1Affine::isInfinity).isPresent()) {
      return Optional.of("its commitment is infinity");
    }
    boolean frost = terms.mode() == BlindMode.FROST;
    return frost == shown.binding().isPresent() && shown.session().equals(session) ? Optional.empty()
        : Optional.of("its commitment is not of this session and its mode");
  }

  private static BlindProof verified(BlindProof proof) {
    boolean holds = new SchnorrEquation(proof.generator(), proof.publicKey())
        .holds(proof.commitment(), proof.challenge(), proof.response());
    if (!holds || !proof.expectedChallenge().equals(Optional.of(proof.challenge()))) {
      throw new IllegalStateException("valid fragments do not give a valid proof");
    }
    return proof;
  }

  /** What follows from the commitments. */
  private sealed interface Round {
    static Round of(SessionTerms terms, SessionId session, Map<NodeId, ShownCommitment> shown) {
      SortedMap<Integer, ShownCommitment> byIndex = new TreeMap<>();
      shown.forEach((node, each) -> byIndex.put(node.number(), each));
      if (terms.mode() == BlindMode.PLAIN) {
        TreeMap<Integer, G1Affine> points = new TreeMap<>();
        byIndex.forEach((index, each) -> points.put(index, each.hiding()));
        G1Affine commitment = PlainMode.commitment(points);
        return new Plain(terms, session, points, commitment, PlainMode.challenge(terms.generator(),
            terms.witnessCommitment().bytes(), commitment, session.text()));
      }
      Map<Integer, NonceCommitment> both = new TreeMap<>();
      byIndex.forEach((index, each) -> both.put(index,
          new NonceCommitment(each.hiding(), each.binding().orElseThrow())));
      return new Frost(terms, session, both, FrostMode.of(terms.message(session, both.keySet()),
          terms.commitments().publicKey(), both));
    }

    FragmentRequest request();

    boolean isValid(int index, Fr fragment);

    BlindProof proof(SortedMap<Integer, Fr> fragments);
  }

  private record Plain(SessionTerms terms, SessionId session, SortedMap<Integer, G1Affine> shown,
      G1Affine commitment, Fr challenge) implements Round {
    @Override
    public FragmentRequest request() {
      return new FragmentRequest(session, challenge, Optional.empty());
    }

    @Override
    public boolean isValid(int index, Fr fragment) {
      return PlainMode.isValidFragment(terms.generator(), terms.commitments().publicShare(index), shown.get(index),
          challenge, fragment);
    }

    @Override
    public BlindProof proof(SortedMap<Integer, Fr> fragments) {
      return BlindProof.of(terms, session, List.copyOf(fragments.keySet()), challenge, commitment,
          PlainMode.response(fragments));
    }
  }

  private record Frost(SessionTerms terms, SessionId session, Map<Integer, NonceCommitment> shown, FrostMode mode)
      implements
      Round {
    @Override
    public FragmentRequest request() {
      return new FragmentRequest(session, mode.challenge(), Optional.of(shown));
    }

    @Override
    public boolean isValid(int index, Fr fragment) {
      return mode.isValidFragment(index, terms.commitments().publicShare(index), fragment);
    }

    @Override
    public BlindProof proof(SortedMap<Integer, Fr> fragments) {
      return BlindProof.of(terms, session, List.copyOf(fragments.keySet()), mode.challenge(), mode.commitment(),
          FrostMode.response(fragments));
    }
  }
}
