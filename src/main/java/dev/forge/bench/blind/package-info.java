/** Measures blind proofs over real servers: nodes and a coordinator, each a process of its own. */
package dev.forge.bench.blind;
