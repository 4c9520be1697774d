package dev.forge.bench.fleet;

import dev.forge.bench.BenchException;
import dev.forge.launch.external.LocalPostgres;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Prover;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the database's rows say of proofs that were accepted, read without the program under test. */
final class AcceptedRows {
  private static final String ACCEPTED = "from audit where entity = 'chunk' and to_state = 'proved'";

  private final LocalPostgres database;

  AcceptedRows(LocalPostgres database) {
    this.database = database;
  }

  /** How many acceptances were written; rows of the audit are never changed. */
  long accepted() throws SQLException {
    return number("select count(*) " + ACCEPTED);
  }

  /** How many chunks were accepted more than once. */
  long acceptedTwice() throws SQLException {
    return number(
        "select count(*) from (select entity_id " + ACCEPTED + " group by entity_id having count(*) > 1) twice");
  }

  /** Chunks of batches of the swarm that are completed and have no proof. */
  long lost() throws SQLException {
    return number("select count(*) from chunk c join batch b on b.id = c.batch left join proof p on p.chunk = c.id "
        + "where b.state = 'COMPLETED' and p.chunk is null");
  }

  /** How many chunks a worker has. */
  long leasesOf(int worker) throws SQLException {
    return number("select count(*) from chunk where state = 'LEASED' and lease_worker = " + worker);
  }

  /** How many transactions of others are open. */
  long openTransactions() throws SQLException {
    return number("select count(*) from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid()");
  }

  /** The acceptances of the last milliseconds. */
  long acceptedWithin(int milliseconds) throws SQLException {
    return number("select count(*) from proof where accepted_at >= extract(epoch from clock_timestamp()) * 1000 - "
        + milliseconds);
  }

  /** Verifies all proofs; returns those that do not. */
  List<String> wrongProofs(Prover prover) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Connection connection = open();
        PreparedStatement all = connection.prepareStatement(
            "select p.chunk, p.circuit, p.proof_bytes, p.public_witness_bytes, c.public_inputs from proof p "
                + "join chunk c on c.id = p.chunk");
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        byte[] witness = rows.getBytes(4);
        boolean ownStatement = Arrays.equals(witness, 12, witness.length, rows.getBytes(5), 0,
            rows.getBytes(5).length);
        if (!ownStatement || !prover.verify(new CircuitId(rows.getString(2)), rows.getBytes(3), witness).isValid()) {
          wrong.add(rows.getString(1));
        }
      }
    }
    return wrong;
  }

  private long number(String query) throws SQLException {
    try (Connection connection = open(); var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      if (!row.next()) {
        throw new BenchException("no answer to " + query);
      }
      return row.getLong(1);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
