package dev.forge.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.configuration.InvalidSettingException;
import dev.forge.configuration.Role;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerPlanTest {
  @Test
  void itListensOnTheLoopbackAddressUnlessToldOtherwise() {
    assertEquals("127.0.0.1", plan(Map.of()).host());
    assertEquals("0.0.0.0", plan(Map.of("HOST", "0.0.0.0")).host());
    assertEquals("127.0.0.1", plan(Map.of("HOST", "0.0.0.0")).reachableHost());
  }

  @Test
  void theRoleHasAUsualPortAndTheCommandLineWins() {
    assertEquals(8080, plan(Map.of()).port());
    assertEquals(9443, plan(Map.of()).httpsPort());
    assertEquals(9001, ServerPlan.of(Role.WORKER, Optional.empty(), Optional.empty(), Map.of()).port());
    assertEquals(81, plan(Map.of("PORT", "81")).port());
    var given =
        ServerPlan.of(Role.ALL, Optional.of(82), Optional.of(3), Map.of("PORT", "81", "MAX_CONCURRENT_JOBS", "9"));
    assertEquals(82, given.port());
    assertEquals(3, given.provingThreads());
  }

  @Test
  void thereIsNoUsualPassword() {
    assertEquals(Optional.empty(), plan(Map.of()).adminPassword());
    assertEquals(Optional.of("x y"), plan(Map.of("FORGE_ADMIN_PASSWORD", "x y")).adminPassword());
  }

  @Test
  void whatTheServerWouldRefuseIsRefusedBeforeItStarts() {
    assertRefused("PORT", "0");
    assertRefused("CHUNK_SIZE", "x");
    assertRefused("FORGE_HEAP", "much");
  }

  private static void assertRefused(String name, String value) {
    var refusal = assertThrows(InvalidSettingException.class, () -> plan(Map.of(name, value)));
    assertEquals(name + "=" + value, refusal.getMessage().substring(0, refusal.getMessage().indexOf(" is not ")));
  }

  private static ServerPlan plan(Map<String, String> environment) {
    return ServerPlan.of(Role.ALL, Optional.empty(), Optional.empty(), environment);
  }
}
