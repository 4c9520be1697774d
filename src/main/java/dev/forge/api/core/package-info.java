/** The Core API: a sequencer's jobs, their events, proofs and settlements. */
package dev.forge.api.core;
