package dev.forge.server;

import dev.forge.engine.Rows;
import dev.forge.storage.jpa.JpaRows;
import dev.forge.storage.jpa.ServerTransactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;

/** The rows in this server's database. */
@ApplicationScoped
public class RowsOfServer {
  @PersistenceContext(unitName = "forge")
  private EntityManager entities;

  @Resource
  private UserTransaction transaction;

  /** All rows. */
  @Produces
  @Singleton
  Rows rows() {
    return new JpaRows(new ServerTransactions(transaction, entities));
  }
}
