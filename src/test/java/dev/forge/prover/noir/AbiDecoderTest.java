package dev.forge.prover.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AbiDecoderTest {
  private static final AbiType FIELD = new AbiType.Field();
  private static final AbiType I8 = new AbiType.Int(true, 8);

  @Test
  void valuesAreShownAsByNoirsOwnDecoder() {
    assertDecoded("\"0x00\"", FIELD, 0);
    assertDecoded("\"0x10\"", FIELD, 16);
    assertDecoded("\"0x0123\"", FIELD, 0x123);
    assertDecoded("\"0xff\"", new AbiType.Int(false, 8), 255);
    assertDecoded("\"-0x" + "0".repeat(63) + "5\"", I8, 251);
    assertDecoded("\"-0x" + "0".repeat(62) + "80\"", I8, 128);
    assertDecoded("\"0x" + "0".repeat(62) + "7f\"", I8, 127);
    assertDecoded("true", new AbiType.Bool(), 1);
    assertDecoded("false", new AbiType.Bool(), 0);
    assertDecoded("\"é\"", new AbiType.Text(2), 0xc3, 0xa9);
    assertDecoded("\"\ufffd\"", new AbiType.Text(1), 0xc3);
    assertDecoded("[\"0x01\",\"0x02\"]", new AbiType.Array(2, FIELD), 1, 2);
    assertDecoded("[\"0x01\",true]", new AbiType.Tuple(List.of(FIELD, new AbiType.Bool())), 1, 1);
    assertDecoded("{\"a\":\"0x01\"}", new AbiType.Struct("P", List.of(new AbiType.Member("a", FIELD))), 1);
  }

  @Test
  void valuesBeyondTheirTypeAreRefusedByName() {
    assertRefused("x.1", new AbiType.Tuple(List.of(FIELD, new AbiType.Bool())), 1, 2);
    assertRefused("x[1]", new AbiType.Array(2, I8), 1, 256);
    assertRefused("x", new AbiType.Text(1), 353);
    assertRefused("x", new AbiType.Array(2, FIELD), 1);
  }

  @Test
  void mainsValuesAreDecodedInOrder() {
    Abi abi =
        new Abi(
            List.of(new Abi.Parameter("a", FIELD, Abi.Visibility.PUBLIC),
                new Abi.Parameter("b", I8, Abi.Visibility.PRIVATE)),
            Optional.of(new Abi.ReturnType(FIELD, Abi.Visibility.PUBLIC)),
            Map.of());
    WitnessMap witnesses = new WitnessMap(10);
    for (int i = 0; i < 3; i++) {
      witnesses.set(i, Fr.of(i + 5));
    }
    AbiDecoder.Decoded decoded = AbiDecoder.decode(abi, witnesses);
    assertEquals("0x05", decoded.inputs().getString("a"));
    assertTrue(decoded.inputs().getString("b").endsWith("06"));
    assertEquals("\"0x07\"", decoded.returned().orElseThrow().toString());
    assertThrows(InputException.class, () -> AbiDecoder.decode(abi, new WitnessMap(2)));
  }

  private static void assertDecoded(String expected, AbiType type, long... values) {
    assertEquals(expected, AbiDecoder.decode(type, vector(values), "x").toString());
  }

  private static void assertRefused(String path, AbiType type, long... values) {
    InputException e = assertThrows(InputException.class, () -> AbiDecoder.decode(type, vector(values), "x"));
    assertEquals(path, e.path());
  }

  private static FrVector vector(long... values) {
    return FrVector.of(LongStream.of(values).mapToObj(Fr::of).toArray(Fr[]::new));
  }
}
