package dev.forge.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** {@link OwnershipRequestReader} reads decimal and hexadecimal numbers, and shows no private value. */
class OwnershipRequestReaderTest {
  private static final String JSON = """
      {"spending_key":"12345","note_value":"1000000","note_blinding":"0x63","note_position":17,
       "commitment":"0x0a","nullifier":"11","blinded_proxy":"0x0c"}""";

  @Test
  void readsTheCircuitsParametersInTheirOrder() {
    var parameters = read(JSON).parameters();
    long[] expected = {10, 11, 12, 12345, 1_000_000, 99, 17};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(Fr.of(expected[i]), parameters.get(i), "parameter " + i);
    }
  }

  @Test
  void itsTextShowsNothingPrivate() {
    assertFalse(read(JSON).toString().contains("12345"));
  }

  @Test
  void aPrivateValueOfAWrongFormIsNamedAndNotShown() {
    var refusal = assertThrows(RefusedRequestException.class,
        () -> read(JSON.replace("\"12345\"", "\"my key 777\"").replace("17,", "-777,")));
    assertEquals("/spending_key", refusal.details().getFirst().field());
    assertEquals(2, refusal.details().size());
    assertFalse(refusal.details().toString().contains("777"), refusal.details().toString());
  }

  private static OwnershipRequest read(String json) {
    return OwnershipRequestReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
