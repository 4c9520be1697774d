package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.util.List;

/**
 * The way from a leaf of the state tree up to its root.
 *
 * @param siblings the sibling of each of the 32 nodes, the leaf's first
 * @param position the leaf's number; bit i is 1 where node i of the way is a right child
 */
public record MerklePath(List<Fr> siblings, int position) {
  /** The height of the tree. */
  public static final int DEPTH = 32;

  public MerklePath {
    if (siblings.size() != DEPTH) {
      throw new IllegalArgumentException("a path has " + DEPTH + " siblings, not " + siblings.size());
    }
    siblings = List.copyOf(siblings);
  }

  /** Whether the node at a level, 0 being the leaf's, is a right child. */
  public boolean isRight(int level) {
    return (position >>> level & 1) == 1;
  }

  /** The root of a tree that has a leaf at the end of this path. */
  public Fr root(HashFamily family, Fr leaf) {
    Fr node = leaf;
    for (int level = 0; level < DEPTH; level++) {
      Fr sibling = siblings.get(level);
      node = isRight(level) ? family.hash(sibling, node) : family.hash(node, sibling);
    }
    return node;
  }
}
