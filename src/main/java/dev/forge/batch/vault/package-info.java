/**
 * Inputs at rest. They can carry spending keys, so each batch's are encrypted under a key of their own, which is kept only
 * wrapped by the instance's key and is erased when the batch needs its inputs no more. What lies in old pages of the
 * database or its backups then cannot be read, as long as the wrapped key is not in them too.
 */
package dev.forge.batch.vault;
