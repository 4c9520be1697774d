/**
 * Files of iden3's tools: constraint systems (.r1cs) and witnesses (.wtns) out, proving keys (.zkey) in and out. A
 * file is a magic word, a version, and sections of a type and a length; numbers are little-endian. None of them can
 * carry a commitment, so those go into a file beside them.
 */
package dev.forge.zk.codec.iden3;
