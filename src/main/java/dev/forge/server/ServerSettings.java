package dev.forge.server;

import dev.forge.api.ApiSettings;
import dev.forge.api.FreeDisk;
import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.configuration.CoordinatorSettings;
import dev.forge.configuration.ForgeSettings;
import dev.forge.configuration.Role;
import dev.forge.configuration.SettlementKind;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.engine.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The settings of this server's environment, and what follows from them. */
@ApplicationScoped
public class ServerSettings {
  /**
   * All settings.
   *
   * @throws dev.forge.configuration.InvalidSettingException if one is not what is allowed
   */
  @Produces
  @Singleton
  ForgeSettings settings() {
    return ForgeSettings.ofServer(System.getenv());
  }

  /** What the API serves. */
  @Produces
  @Singleton
  ApiSettings api(ForgeSettings settings) {
    Role role = settings.role();
    return new ApiSettings(role == Role.ALL || role == Role.COORDINATOR, role == Role.ALL || role == Role.WORKER,
        settings.coordinator().coreApi(), settings.coordinator().swarmApi(), settings.workerNumber(),
        settings.prover().maxConcurrentProofs(), settings.prover().mock());
  }

  /** The room that must be left where the data folder is. */
  @Produces
  @Singleton
  FreeDisk disk(ForgeSettings settings) {
    return new FreeDisk(settings.home().toFile()::getUsableSpace, settings.coordinator().leastFreeDisk());
  }

  /** How the coordinator decides. */
  @Produces
  @Singleton
  Policies policies(ForgeSettings settings) {
    CoordinatorSettings coordinator = settings.coordinator();
    return Policies.DEFAULT
        .with(BatchPolicy.DEFAULT.withMostLive(coordinator.mostLive()).withChunkSize(coordinator.chunkSize())
            .withKeepResults(coordinator.keepResults()).withKeepTransactions(!settings.workers().isEmpty()))
        .with(DispatchPolicy.DEFAULT.withProofTimeout(coordinator.proofTimeout()))
        .withSettleSwarm(settings.settlement().kind() != SettlementKind.OFF);
  }
}
