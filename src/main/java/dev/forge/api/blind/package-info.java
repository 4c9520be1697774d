/** Blind proofs: the nodes that hold shares, and their coordinator. */
package dev.forge.api.blind;
