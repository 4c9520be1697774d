/**
 * The way of proofs to the chain. What goes out is kept, signed bytes and all, before it is sent, so that after a crash the
 * same bytes are sent again and nothing is settled twice.
 */
package dev.forge.settlement;
