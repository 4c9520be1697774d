package dev.forge.blind;

import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.node.NodePolicy;
import dev.forge.storage.BlindRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Where scenarios of blind proofs are played; who extends it says what keeps the rows. */
abstract class BlindStage implements Scenario {
  private final List<BlindWorld> worlds = new ArrayList<>();

  /** Empty rows, each time others. */
  abstract BlindRows rows();

  @Override
  public BlindWorld world(BlindMode mode, BlindPolicy policy, NodePolicy ofNodes) {
    BlindWorld world = new BlindWorld(5, policy, ofNodes, this::rows);
    world.nodes.forEach(node -> node.plainOnly = mode == BlindMode.PLAIN);
    worlds.add(world);
    return world;
  }

  @AfterEach
  void close() {
    worlds.forEach(BlindWorld::close);
  }
}
