package dev.forge.prover;

import dev.forge.prover.noir.NoirArtifact;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The circuits that are part of this program: resources made by Noir's compiler. Each is read once. */
public final class CircuitCatalogue {
  private static final String FOLDER = "/circuits/";

  private final List<CircuitId> circuits;
  private final ConcurrentMap<CircuitId, NoirArtifact> artifacts = new ConcurrentHashMap<>();

  /** Reads the list of circuits. */
  public CircuitCatalogue() {
    try (InputStream index = open("circuits.json"); var reader = Json.createReader(index)) {
      circuits = reader.readObject().getJsonArray("circuits").getValuesAs(JsonString.class).stream()
          .map(name -> new CircuitId(name.getString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of circuits", e);
    }
  }

  /** All circuits, by name. */
  public List<CircuitId> circuits() {
    return circuits;
  }

  /** Whether a circuit is installed. */
  public boolean has(CircuitId circuit) {
    return circuits.contains(circuit);
  }

  /**
   * Whether proofs of a circuit have a commitment even where nothing is looked up: those of batches do, since the sequencer's
   * client expects their size.
   */
  public boolean commitmentRequired(CircuitId circuit) {
    return circuit.name().startsWith("batch_");
  }

  /**
   * A circuit's artifact.
   *
   * @throws UnknownCircuitException if it is not installed
   */
  public NoirArtifact artifact(CircuitId circuit) {
    if (!has(circuit)) {
      throw new UnknownCircuitException(circuit, circuits);
    }
    return artifacts.computeIfAbsent(circuit, CircuitCatalogue::read);
  }

  private static NoirArtifact read(CircuitId circuit) {
    try (InputStream file = open(circuit.name() + ".json")) {
      return NoirArtifact.read(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("circuit " + circuit, e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream resource = CircuitCatalogue.class.getResourceAsStream(FOLDER + name);
    if (resource == null) {
      throw new IOException("resource " + FOLDER + name + " is missing");
    }
    return resource;
  }
}
