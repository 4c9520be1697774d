package dev.forge.batch;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.mimc.Mimc;
import dev.forge.zk.mimc.MimcLanes;
import dev.forge.zk.poseidon2.Poseidon2;
import java.util.Arrays;
import java.util.Optional;

/** The hash that a batch's state tree, batch hash and withdrawal root are made with. */
public enum HashFamily {
  /** What the live system uses. It is not collision resistant, so a proof does not bind accounts to the tree. */
  MIMC("mimc") {
    @Override
    public Fr hash(Fr... inputs) {
      return Mimc.hash(inputs);
    }

    @Override
    public void hashPairs(FrVector left, FrVector right, FrVector result) {
      new MimcLanes().hash(left, right, result);
    }
  },

  /** The sponge on Poseidon2, which is sound. */
  POSEIDON2("poseidon2") {
    @Override
    public Fr hash(Fr... inputs) {
      return Poseidon2.hash(inputs);
    }
  };

  /** The most pairs that are hashed at once. */
  public static final int MOST_PAIRS = MimcLanes.PAIRS;

  private final String wireName;

  HashFamily(String wireName) {
    this.wireName = wireName;
  }

  /** The family of a request's {@code hash}. */
  public static Optional<HashFamily> named(String wireName) {
    return Arrays.stream(values()).filter(family -> family.wireName.equals(wireName)).findFirst();
  }

  /** The value of a request's {@code hash}. */
  public String wireName() {
    return wireName;
  }

  /** hash_n of n inputs. */
  public abstract Fr hash(Fr... inputs);

  /**
   * Sets each element of a vector to hash_2 of the elements at its place in two others.
   *
   * @param left at most {@link #MOST_PAIRS}
   */
  public void hashPairs(FrVector left, FrVector right, FrVector result) {
    for (int i = 0; i < result.size(); i++) {
      result.set(i, hash(left.get(i), right.get(i)));
    }
  }
}
