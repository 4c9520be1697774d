package dev.forge.batch.lifecycle;

import dev.forge.batch.vault.BatchKey;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.InputVault;
import dev.forge.batch.vault.SealedInput;
import dev.forge.dispatch.ChunkPlan;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Collects the chunks of a batch: their plans all, their inputs encrypted and in portions. */
final class Cut {
  private static final int PORTION = 4 << 20;

  private final InputVault vault;
  private final BatchKey key;
  private final BooleanSupplier silent;
  private final Consumer<Inputs> full;
  private final List<ChunkPlan> plans = new ArrayList<>();
  private List<SealedInput> portion = new ArrayList<>();
  private int bytes;

  /** Encrypted inputs to be kept together. */
  record Inputs(List<SealedInput> parts) {
    void keep(InputVault vault) {
      parts.forEach(vault::keep);
    }
  }

  /** The batch is not the preparer's any more. */
  static final class TakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * An empty collection.
   *
   * @param silent whether the preparer has shown no sign of life for long
   * @param full is given inputs whenever there are many, or it was silent for long
   */
  Cut(InputVault vault, Batch batch, BooleanSupplier silent, Consumer<Inputs> full) {
    this.vault = vault;
    this.silent = silent;
    this.full = full;
    key = vault.unwrap(batch.id(), batch.wrappedKey().orElseThrow());
  }

  BatchKey key() {
    return key;
  }

  void add(ChunkPlan plan, FrVector inputs) {
    byte[] encoded = InputsCodec.encode(inputs);
    if (bytes > 0 && bytes + encoded.length > PORTION || silent.getAsBoolean()) {
      full.accept(rest());
      portion = new ArrayList<>();
      bytes = 0;
    }
    portion.add(vault.seal(key, InputKind.CHUNK, plan.index().value(), encoded));
    bytes += encoded.length;
    plans.add(plan);
  }

  List<ChunkPlan> plans() {
    return plans;
  }

  /** The inputs that were not given away. */
  Inputs rest() {
    return new Inputs(portion);
  }
}
