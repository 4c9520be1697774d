/**
 * How chunks come to workers and proofs come back. The rows are the truth, the {@link dev.forge.dispatch.Bell} only says
 * that one waits: a chunk is claimed under a fresh lease token, the lease is renewed while it is proved, and runs out where
 * the worker is lost. A proof is accepted if it verifies against the chunk's own public inputs, whoever delivers it and
 * however late, as long as the chunk is open.
 */
package dev.forge.dispatch;
