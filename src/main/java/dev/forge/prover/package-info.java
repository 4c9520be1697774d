/**
 * The port through which all else proves, and its backend in this JVM: circuits by name, keys from the cache, and an
 * outcome for each call. The only package besides the state transition that knows both the nouns and the
 * mathematics.
 *
 * <p>{@link dev.forge.prover.Prover} is the port, {@link dev.forge.prover.Groth16Backend} what stands behind it,
 * {@link dev.forge.prover.KeyStore} where its keys come from.
 */
package dev.forge.prover;
