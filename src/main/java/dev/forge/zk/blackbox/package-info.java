/**
 * The functions that Noir leaves to its executor: hashes, AES, ECDSA, and operations on the embedded curve. What a
 * standard defines comes from Bouncy Castle where it can; compression functions that it hides are written here.
 */
package dev.forge.zk.blackbox;
