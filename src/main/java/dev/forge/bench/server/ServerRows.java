package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The database of a server that does not run. */
final class ServerRows implements AutoCloseable {
  private final URLClassLoader drivers;
  private final Connection connection;

  private ServerRows(URLClassLoader drivers, Connection connection) {
    this.drivers = drivers;
    this.connection = connection;
  }

  /** Opens a database with the driver that the server has. */
  static ServerRows open(String url, Path driverFolder) throws IOException, SQLException {
    URLClassLoader drivers = new URLClassLoader(jars(driverFolder), ServerRows.class.getClassLoader());
    Driver driver = ServiceLoader.load(Driver.class, drivers).findFirst()
        .orElseThrow(() -> new BenchException("no database driver in " + driverFolder));
    Properties properties = new Properties();
    properties.setProperty("user", "sa");
    properties.setProperty("password", "");
    return new ServerRows(drivers, driver.connect(url, properties));
  }

  /** Copies the latest completed job until there are so many. */
  void fillWithJobs(int jobs) throws SQLException {
    long missing = jobs - (long) number("select count(*) from proof_job");
    if (missing > 0) {
      new CopiedJobs(connection).add(missing);
    }
  }

  /** A number that a query with parameters gives. */
  double number(String query, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getDouble(1);
      }
    }
  }

  private static URL[] jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).map(ServerRows::url).toArray(URL[]::new);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new BenchException("no address of " + file, e);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    drivers.close();
  }
}
