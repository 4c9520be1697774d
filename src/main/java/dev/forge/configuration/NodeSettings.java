package dev.forge.configuration;

import java.net.URI;
import java.util.List;

/**
 * The nodes of blind proofs.
 *
 * @param nodeId this node's own number, from 1
 * @param nodes addresses of all nodes, for their coordinator
 * @param threshold how many of them make a proof together; at most as many as there are
 */
public record NodeSettings(int nodeId, List<URI> nodes, int threshold) {
  private static final int MOST_NODES = 255;

  static NodeSettings of(Settings settings) {
    List<URI> nodes = settings.addresses("NODES");
    int most = nodes.isEmpty() ? MOST_NODES : nodes.size();
    int threshold = settings.integer("THRESHOLD", Math.max(1, Math.ceilDiv(2 * nodes.size(), 3)), 1, most);
    return new NodeSettings(settings.integer("NODE_ID", 1, 1, MOST_NODES), nodes, threshold);
  }
}
