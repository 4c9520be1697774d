/**
 * Executes a batch on its Merkle paths, before a proof of it is paid for.
 *
 * <p>A transfer: the sender's leaf lies under the current root and its balance covers the amount; the sender is
 * written back with the amount less and the nonce one more; the receiver's leaf lies under that new root and is
 * written back with the amount more. A withdrawal is the first half of it. A shielded entry appends its output to the
 * chain of outputs. Along the way, with hash_n of the request's family:
 *
 * <pre>
 *   batch_hash       acc = hash_2(4, batch_id)
 *                    transfer    acc = hash_3(acc, hash_4(sender, receiver, amount, nonce), amount)
 *                    withdrawal  acc = hash_3(acc, hash_3(l1_recipient, amount, sender), amount)
 *                    shielded    acc = hash_3(acc, nullifier, output_commitment)
 *                    hash_4(acc, transfers, withdrawals, shielded)
 *   withdrawal_root  acc = hash_2(5, batch_id)
 *                    withdrawal  acc = hash_2(acc, hash_3(l1_recipient, amount, sender))
 *                    hash_2(acc, withdrawals)
 *   shielded root    hash_2(old root, output_commitment)
 * </pre>
 *
 * <p>The nonce is the one before the transaction.
 */
package dev.forge.batch.transition;
