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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** The chunks that a worker has. */
  List<String> chunksOf(String worker) throws SQLException {
    return texts("select cast(id as varchar) from chunk where state = 'LEASED' and 'worker-' || lease_worker = ?",
        worker);
  }

  /** Whether chunks were all proved. */
  boolean areProved(List<String> chunks) throws SQLException {
    for (String chunk : chunks) {
      if (texts("select state from chunk where cast(id as varchar) = ? and state = 'PROVED'", chunk).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The acceptances of each batch by its public id; batches without any are left out. */
  Map<String, Long> acceptedOf() throws SQLException {
    try (Connection connection = open(); PreparedStatement query = connection.prepareStatement(
        "select b.public_id, count(*) from audit a join chunk c on cast(c.id as varchar) = a.entity_id "
            + "join batch b on b.id = c.batch where a.entity = 'chunk' and a.to_state = 'proved' group by b.public_id");
        ResultSet rows = query.executeQuery()) {
      Map<String, Long> accepted = new HashMap<>();
      while (rows.next()) {
        accepted.put(rows.getString(1), rows.getLong(2));
      }
      return accepted;
    }
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

  private List<String> texts(String query, String value) throws SQLException {
    try (Connection connection = open(); PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
