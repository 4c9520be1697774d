package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.util.List;

/**
 * The polynomials of all wires at one point t: A_i(t) = sum over rows j of left_ji L_j(t), B_i and C_i likewise for right
 * and output, L_j being the Lagrange polynomials of the domain.
 */
record WirePolynomials(FrVector a, FrVector b, FrVector c) {
  /**
   * Evaluates them.
   *
   * @param boundPublicWires how many public wires have a row "wire * 0 = 0" after the system's rows
   */
  static WirePolynomials at(Fr t, R1cs r1cs, int boundPublicWires, Domain domain, Cores cores) {
    FrVector lagrange = domain.lagrangeAt(t);
    List<SparseMatrix> matrices = List.of(r1cs.left(), r1cs.right(), r1cs.output());
    FrVector[] values = new FrVector[matrices.size()];
    cores.run(matrices.size(), i -> values[i] = matrices.get(i).timesFromLeft(lagrange, r1cs.wires()));
    for (int wire = 0; wire < boundPublicWires; wire++) {
      values[0].set(wire, values[0].get(wire).add(lagrange.get(r1cs.constraints() + wire)));
    }
    return new WirePolynomials(values[0], values[1], values[2]);
  }
}
