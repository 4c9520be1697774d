package dev.forge.blind;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.Lagrange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a node let out, told from its fragments alone: a fragment z for a challenge c gives away g to the power of the nonce,
 * g^z - PK_i^c. Two answers with the same one would give away the share.
 */
final class NonceLedger {
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  private record Entry(FragmentRequest request, Fr fragment, G1Affine publicShare, int index) {
    /** g^d, or in the FROST mode g^(d + rho e). */
    G1Affine nonce() {
      Fr factor = request.commitments()
          .map(all -> Lagrange.atZero(all.keySet()).get(index).multiply(request.challenge()))
          .orElse(request.challenge());
      return G1Affine.GENERATOR.multiply(fragment).subtract(publicShare.multiply(factor)).toAffine();
    }
  }

  void add(FragmentRequest request, Fr fragment, G1Affine publicShare, int index) {
    entries.add(new Entry(request, fragment, publicShare, index));
  }

  int count() {
    return entries.size();
  }

  /** The nonces, as g to the power of each, that answered more than once. */
  List<G1Affine> usedTwice() {
    Set<G1Affine> seen = new HashSet<>();
    List<G1Affine> twice = new ArrayList<>();
    for (Entry each : entries) {
      G1Affine nonce = each.nonce();
      if (!seen.add(nonce)) {
        twice.add(nonce);
      }
    }
    return twice;
  }
}
