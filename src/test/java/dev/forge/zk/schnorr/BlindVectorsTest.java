package dev.forge.zk.schnorr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Fr;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Encodings and whole sessions of arkworks and the old system's core ({@code vectors/blind.json}). */
class BlindVectorsTest {
  private static final JsonObject VECTORS = Vectors.json("blind.json");

  @Test
  void scalarsAreWrittenAndReadAsArkworksDoes() {
    for (JsonObject each : VECTORS.getJsonArray("fr").getValuesAs(JsonObject.class)) {
      Fr value = Fr.reduce(new BigInteger(each.getString("value")));
      assertEquals(each.getString("base64"), Base64.getEncoder().encodeToString(CompressedEncoding.of(value)));
      assertEquals(Optional.of(value), CompressedEncoding.scalar(bytes(each, "base64")));
    }
  }

  @Test
  void pointsAreWrittenAndReadAsArkworksDoes() {
    for (JsonObject each : VECTORS.getJsonArray("g1").getValuesAs(JsonObject.class)) {
      G1Affine point = G1Affine.GENERATOR.multiply(Fr.reduce(new BigInteger(each.getString("scalar")))).toAffine();
      if (!each.getString("x").equals("infinity")) {
        assertEquals(Fp.reduce(new BigInteger(each.getString("x"))), point.x());
        assertEquals(Fp.reduce(new BigInteger(each.getString("y"))), point.y());
      }
      assertEquals(each.getString("base64"), Base64.getEncoder().encodeToString(CompressedEncoding.of(point)));
      assertEquals(Optional.of(point), CompressedEncoding.point(bytes(each, "base64")));
    }
  }

  @Test
  void sharesLieOnAPolynomialThroughTheSecret() {
    for (JsonObject session : sessions()) {
      SequencedMap<Integer, Fr> shares = new TreeMap<>();
      for (JsonObject share : session.getJsonArray("all_shares").getValuesAs(JsonObject.class)) {
        shares.put(share.getInt("index"), scalar(share, "value"));
      }
      assertEquals(Fr.reduce(new BigInteger(session.getString("secret"))), PlainMode.response(shares));
      assertEquals(session.getInt("nodes"), shares.size());
    }
  }

  @Test
  void commitmentsChallengesFragmentsAndResponsesComeOut() {
    for (JsonObject session : sessions()) {
      G1Affine generator = point(session, "generator");
      SequencedMap<Integer, G1Affine> commitments = new TreeMap<>();
      SequencedMap<Integer, Fr> fragments = new TreeMap<>();
      List<JsonObject> participants = session.getJsonArray("participants").getValuesAs(JsonObject.class);
      Fr challenge = scalar(session, "challenge");
      var lagrange = Lagrange.atZero(participants.stream().map(each -> each.getInt("index")).toList());
      for (JsonObject each : participants) {
        int index = each.getInt("index");
        Fr share = session.getJsonArray("all_shares").getValuesAs(JsonObject.class).stream()
            .filter(one -> one.getInt("index") == index).map(one -> scalar(one, "value")).findFirst().orElseThrow();
        SecretScalar nonce = SecretScalar.of(scalar(each, "nonce"));
        SecretScalar secretShare = SecretScalar.of(share);
        assertEquals(scalar(each, "lagrange"), lagrange.get(index));
        assertEquals(point(each, "commitment"), nonce.power(generator));
        Fr fragment = PlainMode.fragment(nonce, challenge, secretShare);
        assertEquals(scalar(each, "fragment"), fragment);
        assertTrue(PlainMode.isValidFragment(generator, secretShare.power(generator), point(each, "commitment"),
            challenge, fragment));
        assertFalse(PlainMode.isValidFragment(generator, secretShare.power(generator), point(each, "commitment"),
            challenge, fragment.add(Fr.ONE)));
        commitments.put(index, point(each, "commitment"));
        fragments.put(index, fragment);
      }
      G1Affine aggregated = PlainMode.commitment(commitments);
      assertEquals(point(session, "aggregated_commitment"), aggregated);
      assertEquals(challenge, PlainMode.challenge(generator,
          HexFormat.of().parseHex(session.getString("witness_commitment")), aggregated,
          session.getString("session_id")));
      Fr response = PlainMode.response(fragments);
      assertEquals(scalar(session, "response"), response);
      var equation = new SchnorrEquation(generator, point(session, "public_key"));
      assertTrue(equation.holds(aggregated, challenge, response));
      assertFalse(equation.holds(aggregated, challenge, response.add(Fr.ONE)));
      assertFalse(equation.holds(aggregated, challenge.add(Fr.ONE), response));
      assertFalse(equation.holds(generator, challenge, response));
    }
  }

  private static List<JsonObject> sessions() {
    return VECTORS.getJsonArray("sessions").getValuesAs(JsonObject.class);
  }

  private static byte[] bytes(JsonObject object, String name) {
    return Base64.getDecoder().decode(object.getString(name));
  }

  private static Fr scalar(JsonObject object, String name) {
    return CompressedEncoding.scalar(bytes(object, name)).orElseThrow();
  }

  private static G1Affine point(JsonObject object, String name) {
    return CompressedEncoding.point(bytes(object, name)).orElseThrow();
  }
}
