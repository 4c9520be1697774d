/**
 * Blind proofs: a secret is shared among nodes, and any t of them prove together that it is known without ever bringing it
 * together again. Here is what nodes and coordinator both speak of; {@code node} holds shares, {@code coordinator} deals them
 * and puts proofs together, {@code wire} is how they talk. The mathematics is {@code zk.schnorr}.
 */
package dev.forge.blind;
