/** Blind proofs over REST: a node's side, and the coordinator's. */
package dev.forge.api.blind;
