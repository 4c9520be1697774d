package dev.forge.server;

import dev.forge.storage.jpa.DatabaseClock;
import dev.forge.storage.jpa.JpaRows;
import dev.forge.storage.jpa.JpaUnits;
import dev.forge.storage.jpa.OneWriter;
import dev.forge.storage.jpa.ServerTransactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The rows in this server's database. */
@ApplicationScoped
public class RowsOfServer {
  @PersistenceContext(unitName = "forge")
  private EntityManager entities;

  @Resource(lookup = "jdbc/forge")
  private DataSource database;

  @Resource
  private UserTransaction transaction;

  /** Transactions in the database; where it is embedded, one after the other. */
  @Produces
  @Singleton
  JpaUnits.Transactions transactions() {
    ServerTransactions transactions = new ServerTransactions(transaction, entities);
    return isEmbedded() ? OneWriter.of(transactions) : transactions;
  }

  /** All rows. */
  @Produces
  @Singleton
  JpaRows all(JpaUnits.Transactions transactions) {
    return isEmbedded() ? JpaRows.grouped(transactions) : new JpaRows(transactions);
  }

  /** The clock of leases: the database's, where other coordinators may share it. */
  @Produces
  @Singleton
  InstantSource clock(JpaRows rows) {
    return isEmbedded() ? InstantSource.system() : new DatabaseClock(rows::databaseTime);
  }

  private boolean isEmbedded() {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }
}
