/**
 * The command line. A command reads files, asks the prover, and gives a {@code CommandResult}; {@code Failures}
 * turns what is thrown into one line and an exit code. Nothing here computes.
 */
package dev.forge.cli;
