package dev.forge.storage.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;

/**
 * Transactions of this program's own, outside a server.
 *
 * @param factory for a unit of persistence with transactions of type {@code RESOURCE_LOCAL}
 */
public record OwnTransactions(EntityManagerFactory factory) implements JpaUnits.Transactions {
  @Override
  public <T> T inNew(Function<EntityManager, T> work) {
    return factory.callInTransaction(work::apply);
  }

  @Override
  public <T> T outside(Function<EntityManager, T> work) {
    try (EntityManager entities = factory.createEntityManager()) {
      return work.apply(entities);
    }
  }
}
