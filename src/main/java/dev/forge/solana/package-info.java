/**
 * Solana as a client sees it: addresses, the key that pays, transactions in the legacy form, and nodes asked by JSON-RPC.
 * Knows nothing of batches and settlements. Sources: solana.com/docs/core/transactions and solana.com/docs/rpc.
 */
package dev.forge.solana;
