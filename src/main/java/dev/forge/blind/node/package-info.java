/**
 * A node: it holds shares, encrypted, shows commitments to fresh nonces, and answers one challenge for each. Nonces live in
 * memory alone and are gone with the process; the row that says that a session's challenge was answered is written before
 * the answer leaves.
 */
package dev.forge.blind.node;
