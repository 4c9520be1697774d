/**
 * The coordinator of blind proofs: it deals a secret's shares to all nodes at once and forgets the secret; it has any t of those
 * that answer prove, names the one that lies, and begins again with new nonces everywhere where one fails.
 */
package dev.forge.blind.coordinator;
