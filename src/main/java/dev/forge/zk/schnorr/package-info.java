/**
 * Threshold Schnorr proofs over G1 of BN254. The secret s is shared by Shamir: a polynomial f of degree t - 1 over Fr with
 * f(0) = s, and s_i = f(i) for the node of index i = 1..n. With generator g, public key PK = g^s and public shares PK_i = g^s_i:
 *
 * <pre>
 *   plain   C_i = g^r_i,                   C = sum L_i C_i,            z_i = r_i + c s_i,                   z = sum L_i z_i
 *   FROST   D_i = g^d_i, E_i = g^e_i,      C = sum D_i + rho_i E_i,    z_i = d_i + rho_i e_i + L_i c s_i,   z = sum z_i
 *   valid   g^z = C + PK^c
 * </pre>
 *
 * <p>L_i are Lagrange's coefficients at 0 over the t participants. In the plain mode c is the first 31 bytes, little-endian, of
 * SHA-256(g, witness commitment, C, session). FROST is the two-round signing of RFC 9591 with this group, SHA-512 for its five
 * hashes, Fr little-endian in 32 bytes and G1 compressed ({@link dev.forge.zk.schnorr.CompressedEncoding}); the signed
 * message has generator, session, circuit, witness commitment, threshold and participants.
 *
 * <p>Secret scalars are {@link dev.forge.zk.schnorr.SecretScalar}s: products with points and sums take the same operations for
 * each value, and they can be erased. Randomness comes in as bytes.
 */
package dev.forge.zk.schnorr;
