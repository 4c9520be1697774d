package dev.forge.api.blind;

import dev.forge.batch.StrictJson;
import dev.forge.blind.BlindMode;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.BlindVerdict;
import dev.forge.blind.wire.Base64Values;
import dev.forge.blind.wire.BlindFields;
import dev.forge.zk.schnorr.SecretScalar;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Takes what the coordinator of blind proofs is asked in JSON, and answers in records. */
record BlindDesk(BlindCoordinator coordinator) {
  private static final int LONGEST_SECRET = 64;
  private static final int LONGEST_WITNESS = 1 << 19;

  SetupData setUp(InputStream body) throws InterruptedException {
    BlindFields fields = fields(body);
    var circuit = fields.circuit("circuit_type");
    var witnessCommitment = fields.witnessCommitment("witness_commitment");
    byte[] bytes = fields.hex("secret", 1, LONGEST_SECRET);
    SecretScalar secret = SecretScalar.reduce(bytes);
    Arrays.fill(bytes, (byte) 0);
    if (secret.isZero()) {
      throw fields.invalid("secret", "is 0 modulo r");
    }
    return data(coordinator.setUp(circuit, witnessCommitment, secret));
  }

  private static SetupData data(BlindSetup setup) {
    var terms = setup.terms();
    var witness = new WitnessCommitmentData(terms.witnessCommitment().hex());
    return new SetupData(Base64Values.of(terms.generator()), witness, witness, terms.nodes(), terms.threshold(),
        setup.id().text(), terms.mode().word(), Base64Values.of(terms.commitments().publicKey()),
        setup.holders().keySet().stream().map(NodeId::number).toList());
  }

  ProvedData prove(InputStream body) throws InterruptedException {
    BlindProof proof = coordinator.prove(new SetupId(fields(body).id("session_id")));
    return new ProvedData(BlindProofData.of(proof), proof.session().orElseThrow().participants());
  }

  VerdictData verify(InputStream body) {
    BlindFields fields = fields(body);
    BlindVerdict verdict = coordinator.verify(proof(fields.object("blind_proof")),
        fields.hex("public_witness", 0, LONGEST_WITNESS), fields.hex("salt", 32, 32),
        fields.optional("expected_public_key", fields::point), fields.optional("expected_generator", fields::point));
    return new VerdictData(verdict.valid(), verdict.commitmentValid(), verdict.message().orElse(null));
  }

  private static BlindProof proof(BlindFields fields) {
    return new BlindProof(fields.witnessCommitment("witness_commitment"), fields.point("commitment"),
        fields.scalar("challenge"), fields.scalar("response"), fields.point("generator"), fields.point("public_key"),
        fields.circuit("circuit_type"), fields.optional("session_id", name -> session(fields)));
  }

  private static BlindProof.Session session(BlindFields fields) {
    BlindMode mode = fields.has("mode")
        ? BlindMode.named(fields.text("mode"))
            .orElseThrow(() -> fields.invalid("mode", "is neither plain nor frost"))
        : BlindMode.PLAIN;
    List<Integer> participants = fields.has("participants")
        ? fields.list("participants", NodeId.LARGEST, each -> each.node("value").number())
        : List.of();
    int threshold = fields.has("threshold") ? fields.integer("threshold", 1, NodeId.LARGEST) : participants.size();
    return new BlindProof.Session(new SessionId(fields.id("session_id")), mode, participants, threshold);
  }

  private static BlindFields fields(InputStream body) {
    return new BlindFields(StrictJson.parse(body), "");
  }
}
