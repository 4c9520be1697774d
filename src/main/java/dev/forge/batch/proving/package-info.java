/** The way from a request to the proof of its batch. */
package dev.forge.batch.proving;
