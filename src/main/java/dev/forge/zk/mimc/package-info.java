/**
 * The MiMC hash of the live system's state tree. It is not collision resistant; {@link dev.forge.zk.mimc.Mimc} says
 * why.
 */
package dev.forge.zk.mimc;
