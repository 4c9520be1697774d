package dev.forge.prover.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbiEncoderTest {
  private static final AbiType U8 = new AbiType.Int(false, 8);

  @Test
  void valuesAreAcceptedAndRefusedAsByNoirsOwnEncoder() throws IOException {
    JsonArray table;
    try (var reader = Json.createReader(Files.newInputStream(Path.of("src/test/resources/abi/acceptance.json")))) {
      table = reader.readArray();
    }
    assertTrue(table.size() > 180, table.size() + " values");
    for (JsonObject row : table.getValuesAs(JsonObject.class)) {
      assertRow(row);
    }
  }

  private static void assertRow(JsonObject row) {
    JsonObject parameter =
        Json.createObjectBuilder().add("name", "x").add("type", row.get("type")).add("visibility", "private").build();
    JsonObject json =
        Json.createObjectBuilder().add("parameters", Json.createArrayBuilder().add(parameter))
            .add("return_type", JsonValue.NULL).build();
    InputValue.Table inputs = InputFile.json(Json.createObjectBuilder().add("x", row.get("value")).build().toString());
    Abi abi = AbiReader.read(json);
    if (row.get("result") instanceof JsonArray expected) {
      assertEquals(integers(expected), integers(AbiEncoder.encode(abi, inputs)), row.toString());
      return;
    }
    InputException e = assertThrows(InputException.class, () -> AbiEncoder.encode(abi, inputs), row.toString());
    String expected = row.getString("result").substring(1);
    if (!expected.startsWith("data did not match any variant of untagged enum")) {
      assertEquals(expected, e.getMessage().replaceFirst(", the type of parameter `[^`]*`$", ""), row.toString());
    }
    assertTrue(e.path().startsWith("x"), e.path());
  }

  private static List<BigInteger> integers(JsonArray hexadecimal) {
    return hexadecimal.getValuesAs(JsonString.class).stream()
        .map(text -> text.getString().substring(2))
        .map(digits -> digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits, 16))
        .toList();
  }

  private static List<BigInteger> integers(AbiEncoder.Encoded encoded) {
    List<BigInteger> values = new ArrayList<>();
    for (int i = 0; i < encoded.witnesses().size(); i++) {
      assertTrue(encoded.witnesses().isAssigned(i));
      values.add(encoded.witnesses().get(i).toBigInteger());
    }
    return values;
  }

  @Test
  void errorsNameTheParametersPath() {
    AbiType transfer = new AbiType.Struct("Transfer", List.of(new AbiType.Member("amount", U8)));
    Abi abi = abi(new AbiType.Array(2, transfer), Optional.empty());
    InputException e =
        assertThrows(
            InputException.class,
            () -> AbiEncoder.encode(abi, InputFile.json("{\"x\": [{\"amount\": 1}, {\"amount\": 256}]}")));
    assertEquals("x[1].amount", e.path());
    InputException kind =
        assertThrows(
            InputException.class,
            () -> AbiEncoder.encode(abi, InputFile.json("{\"x\": [{\"amount\": 1}, {\"amount\": true}]}")));
    assertEquals("x[1].amount", kind.path());
    assertTrue(kind.getMessage().endsWith("the type of parameter `x[1].amount`"), kind.getMessage());
  }

  @Test
  void missingParametersAreNamedAndSurplusOnesIgnored() {
    Abi abi = abi(U8, Optional.empty());
    InputException e = assertThrows(InputException.class, () -> AbiEncoder.encode(abi, InputFile.json("{\"y\": 1}")));
    assertEquals("Expected argument `x`, but none was found", e.getMessage());
    assertEquals(Fr.of(7), AbiEncoder.encode(abi, InputFile.json("{\"x\": 7, \"y\": [null, 1.5]}")).witnesses().get(0));
  }

  @Test
  void theExpectedReturnIsEncodedWhereItIsGiven() {
    Abi abi = abi(U8, Optional.of(new AbiType.Array(2, U8)));
    assertFalse(AbiEncoder.encode(abi, InputFile.json("{\"x\": 1}")).expectedReturn().isPresent());
    var expected =
        AbiEncoder.encode(abi, InputFile.json("{\"x\": 1, \"return\": [\"0x02\", 3]}")).expectedReturn().orElseThrow();
    assertEquals(Fr.of(3), expected.get(1));
    InputException e =
        assertThrows(InputException.class,
            () -> AbiEncoder.encode(abi, InputFile.json("{\"x\": 1, \"return\": [1, 300]}")));
    assertEquals("return[1]", e.path());
  }

  @Test
  void veryLongNumbersAreRefusedQuickly() {
    Abi abi = abi(new AbiType.Int(true, 8), Optional.empty());
    String digits = "9".repeat(5_000_000);
    InputException e =
        assertThrows(
            InputException.class,
            () -> AbiEncoder.encode(abi, new InputValue.Table(Map.of("x", new InputValue.Text(digits)))));
    assertTrue(e.getMessage().length() < 1000, "message of " + e.getMessage().length() + " characters");
    assertThrows(InputException.class, () -> InputFile.json("{\"x\": " + digits + "}"));
  }

  private static Abi abi(AbiType type, Optional<AbiType> returned) {
    return new Abi(
        List.of(new Abi.Parameter("x", type, Abi.Visibility.PRIVATE)),
        returned.map(r -> new Abi.ReturnType(r, Abi.Visibility.PUBLIC)),
        Map.of());
  }
}
