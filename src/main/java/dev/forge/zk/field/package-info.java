/**
 * The scalar field Fr and the base field Fp of BN254, both of 254 bits.
 *
 * <p>An element at rest is four 64-bit limbs, least significant first, in Montgomery form with R = 2^256. Two forms
 * of it live side by side: immutable values ({@link dev.forge.zk.field.Fr}, {@link dev.forge.zk.field.Fp}), which
 * never mix, and packed limbs in a {@code long[]} at an offset, on which {@link dev.forge.zk.field.Modulus} works
 * without allocating. Nothing outside takes a packed element for a number.
 */
package dev.forge.zk.field;
