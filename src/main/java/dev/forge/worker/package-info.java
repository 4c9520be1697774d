/** The workers that prove chunks: who they are, whether they may be given work, and what they have done. */
package dev.forge.worker;
