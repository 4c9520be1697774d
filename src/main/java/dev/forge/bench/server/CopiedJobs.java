package dev.forge.bench.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fills a database with jobs that are like one that went all its way: with its batch, chunk, attempt, proof, events and
 * audit. Each copy has keys, a number and a digest of its own.
 */
final class CopiedJobs {
  private static final String MODEL = """
      create local temporary table model as
        select j.job_id, j.batch, c.id as chunk from proof_job j join chunk c on c.batch = j.batch
        where j.state = 'COMPLETED' order by j.created_at desc limit 1""";
  private static final String COPIED =
      "create local temporary table copied (number bigint, job_id varchar(35), batch uuid, chunk uuid)";
  private static final String KEYS = """
      insert into copied select x, 'pj_' || replace(cast(random_uuid(7) as varchar), '-', ''), random_uuid(7),
        random_uuid(7) from system_range(1, %d)""";
  private static final String AUDITED = """
      case e.entity when 'job' then k.job_id when 'batch' then cast(k.batch as varchar(64))
        else cast(k.chunk as varchar(64)) end""";

  private final Connection connection;

  CopiedJobs(Connection connection) {
    this.connection = connection;
  }

  /** Adds copies of the latest job that was completed. */
  void add(long copies) throws SQLException {
    execute(MODEL);
    execute(COPIED);
    execute(KEYS.formatted(copies));
    copy("batch", "e.id = m.batch", Map.of("id", "k.batch", "public_id", "k.job_id", "batch_number", "k.number"));
    copy("proof_job", "e.job_id = m.job_id",
        Map.of("job_id", "k.job_id", "batch", "k.batch", "batch_number", "k.number",
            "content_digest", "lower(rawtohex(secure_rand(32)))"));
    copy("event", "e.job_id = m.job_id", Map.of("job_id", "k.job_id"));
    copy("chunk", "e.id = m.chunk", Map.of("id", "k.chunk", "batch", "k.batch"));
    copy("attempt", "e.chunk = m.chunk", Map.of("id", "random_uuid(7)", "chunk", "k.chunk"));
    copy("proof", "e.chunk = m.chunk", Map.of("chunk", "k.chunk", "batch", "k.batch"));
    copy("audit", "e.entity_id in (m.job_id, cast(m.batch as varchar(64)), cast(m.chunk as varchar(64)))",
        Map.of("id", "next value for audit_id", "entity_id", AUDITED));
  }

  /** Copies all columns of a table, but for those that have a value of their own in each copy. */
  private void copy(String table, String ofModel, Map<String, String> own) throws SQLException {
    List<String> columns = columns(table);
    List<String> values = columns.stream().map(column -> own.getOrDefault(column, "e." + column)).toList();
    execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
        + " from copied k, model m join " + table + " e on " + ofModel);
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet found = connection.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), "%")) {
      while (found.next()) {
        columns.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return columns;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
