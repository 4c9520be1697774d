/** The coordinator put together: its decisions over any rows, bell, clock and prover. */
package dev.forge.engine;
