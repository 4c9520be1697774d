/**
 * What all rows have in common: they change together in a {@link dev.forge.ledger.UnitOfWork}, each change of state is
 * guarded, and an {@link dev.forge.ledger.AuditTrail} says who made it and why.
 */
package dev.forge.ledger;
