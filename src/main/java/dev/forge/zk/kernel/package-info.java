/**
 * Field arithmetic on blocks of elements: add, subtract, multiply, square, butterfly, behind one interface with a
 * scalar implementation and two of the vector module. Only this package mentions that module, and only in classes
 * that are loaded by name.
 *
 * <p>Elements at rest are packed ({@code zk.field}); within a pass they are five digits of 51 bits in doubles, eight
 * elements a block. {@link dev.forge.zk.kernel.Cores} spreads work over cores.
 */
package dev.forge.zk.kernel;
