/**
 * Polynomials over Fr by their values: domains of roots of unity, transforms between values and coefficients, and the
 * quotient (a b - c) / (X^n - 1) of Groth16 on a coset.
 */
package dev.forge.zk.poly;
