/** Proofs that somebody owns a note, made while the caller waits; nothing private is kept. */
package dev.forge.api.ownership;
