package dev.forge.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.batch.RefusedRequestException;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.storage.memory.MemoryRows;
import dev.forge.worker.WorkerId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker elsewhere says wrong is refused with the field's name. */
class FleetDeskTest {
  private static final WorkerId SEVEN = new WorkerId(7);
  private static final String CHUNK = "\"chunk\":\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff\"";
  private static final String TOKEN = "\"token\":\"00112233445566778899aabbccddeeff\"";

  private final EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
  private final FleetDesk desk = new FleetDesk(world.engine.coordinator(), world.engine.workers(), world.mock,
      DispatchPolicy.DEFAULT, new FleetDesk.Place(new WaitingRoom(), world.clock));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "register|{}|/capacity|INVALID_FIELD|is missing",
      "register|{'capacity':0,'circuits':{}}|/capacity|INVALID_FIELD|0 is not a whole number from 1 to 100000",
      "register|{'capacity':1.5,'circuits':{}}|/capacity|INVALID_FIELD|1.5 is not a whole number from 1 to 100000",
      "register|{'capacity':'1','circuits':{}}|/capacity|MALFORMED_REQUEST|is not a number",
      "register|{'capacity':1}|/circuits|INVALID_FIELD|is missing",
      "register|{'capacity':1,'circuits':[]}|/circuits|MALFORMED_REQUEST|is not an object",
      "register|{'capacity':1,'circuits':{'batch_1_1_1':7}}|/circuits/batch_1_1_1|MALFORMED_REQUEST|is not a text",
      "register|{'capacity':1,'circuits':{},'protocol':-1}|/protocol|INVALID_FIELD|-1 is not a whole number from 0 to 100000",
      "claim|{'chunk':7}|/chunk|MALFORMED_REQUEST|is not a text",
      "claim|{'chunk':'7'}|/chunk|INVALID_FIELD|'7' is not a UUID",
      "claim|{'chunk':'1-1-1-1-1'}|/chunk|INVALID_FIELD|'1-1-1-1-1' is not a UUID",
      "claim|{'wait_ms':99999999999}|/wait_ms|INVALID_FIELD|99999999999 is not a whole number from 0 to 3600000",
      "renew|{CHUNK}|/token|INVALID_FIELD|is missing",
      "renew|{CHUNK,'token':'secret'}|/token|INVALID_FIELD|a lease token has 32 lower-case hexadecimal digits, this has 6 characters",
      "renew|{CHUNK,TOKEN,'progress':1}|/progress|MALFORMED_REQUEST|is not a text",
      "fail|{CHUNK,TOKEN}|/reason|INVALID_FIELD|is missing",
      "give-back|{CHUNK,TOKEN,'reason':[]}|/reason|MALFORMED_REQUEST|is not a text",
      "deliver|{CHUNK}|/worker|INVALID_FIELD|is missing",
      "deliver|{CHUNK,'worker':4294967296}|/worker|INVALID_FIELD|4294967296 is not a whole number from 0 to 4294967295",
      "deliver|{CHUNK,'worker':7,'backend':'mock','vk_hash':'','proof':'?'}|/proof|INVALID_FIELD|is not base64"})
  void theFieldAndWhatIsWrongAreNamed(String call, String body, String field, String code, String problem) {
    JsonObject asked = json(body);
    var refusal = assertThrows(RefusedRequestException.class, () -> said(call, asked));
    assertEquals(code, refusal.code().name());
    assertEquals(field, refusal.details().getFirst().field());
    assertEquals(problem.replace('\'', '"'), refusal.details().getFirst().problem());
  }

  @Test
  void nullIsAsGoodAsNothingWhereAFieldMayBeMissing() throws Exception {
    desk.register(SEVEN, json("{'capacity':1,'circuits':{},'url':null,'protocol':1}"));
    assertEquals("not_available", desk.claim(SEVEN, json("{'wait_ms':null}")).getString("outcome"));
    assertFalse(world.rows.workers().find(SEVEN).orElseThrow().url().isPresent());
  }

  private void said(String call, JsonObject asked) throws InterruptedException {
    switch (call) {
      case "register" -> desk.register(SEVEN, asked);
      case "claim" -> desk.claim(SEVEN, asked);
      case "renew" -> desk.renew(asked);
      case "fail" -> desk.fail(SEVEN, asked);
      case "give-back" -> desk.giveBack(asked);
      case "deliver" -> desk.deliver(asked);
      default -> throw new IllegalArgumentException(call);
    }
  }

  private static JsonObject json(String text) {
    String json = text.replace('\'', '"').replace("CHUNK", CHUNK).replace("TOKEN", TOKEN);
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
