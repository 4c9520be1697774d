package dev.forge.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  private static final int PATIENCE_SECONDS = 5;

  @Resource(lookup = "jdbc/forge")
  private DataSource database;

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("database");
    try (Connection connection = database.getConnection()) {
      return response.status(connection.isValid(PATIENCE_SECONDS)).build();
    } catch (SQLException e) {
      return response.down().withData("problem", e.getMessage()).build();
    }
  }
}
