/**
 * A whole deployment in one thread under a virtual clock: coordinators over the same rows, workers, clients, and a network, a
 * database and a clock that fail as a seed says. The coordinator's code is the server's own. After every step the auditor's
 * rules hold, and those that only somebody who saw everything can check.
 */
package dev.forge.simulation;
