/** Health as the swarm and its workers tell it, and the probes of MicroProfile Health beside it. */
package dev.forge.api.health;
