/**
 * Bytes of proofs, public witnesses and keys. gnark v0.14's raw form: numbers big-endian; G1 as x, y of 32 bytes; G2
 * as x.c1, x.c0, y.c1, y.c0; the two highest bits of a point's first byte say whether it is whole (00), compressed
 * with the smaller (10) or larger y (11), or infinity (01).
 *
 * <p>Every reader checks lengths, that numbers are below their modulus, and that points are on their curve and in
 * their group of order r, and throws {@link dev.forge.zk.codec.FormatException}, which says what was wrong at which
 * byte.
 */
package dev.forge.zk.codec;
