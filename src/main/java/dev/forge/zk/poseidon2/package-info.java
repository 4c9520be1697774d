/** Poseidon2 over Fr with Noir's parameters: the permutation of four elements and the sponge on it. */
package dev.forge.zk.poseidon2;
