package dev.forge.batch;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;

/**
 * A note whose ownership is to be proved. What is private is in no text of it.
 *
 * @param note what its owner alone knows
 * @param blindedProxy hash_3(0x44454c45, commitment, position)
 */
public record OwnershipRequest(Note note, Fr commitment, Fr nullifier, Fr blindedProxy) {
  /** The private inputs. */
  public record Note(Secret spendingKey, Secret value, Secret blinding, Secret position) {}

  /** The circuit's parameters in the order of its ABI: the three public ones, then the private ones. */
  public FrVector parameters() {
    return FrVector.of(commitment, nullifier, blindedProxy, note.spendingKey.value(), note.value.value(),
        note.blinding.value(), note.position.value());
  }
}
