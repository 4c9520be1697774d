package dev.forge.prover.noir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.brillig.UnknownForeignCallException;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrintCallsTest {
  private static final String FIELD = "{\"kind\":\"field\"}";
  private static final String I8 = "{\"kind\":\"signedinteger\",\"width\":8}";
  private static final String U32 = "{\"kind\":\"unsignedinteger\",\"width\":32}";
  private static final String BOOL = "{\"kind\":\"boolean\"}";

  @Test
  void valuesAreShownByTheirTypes() {
    assertEquals("0x09\n", plain(FIELD, values(9)));
    assertEquals("0x00\n", plain(FIELD, values(0)));
    assertEquals("-5\n", plain(I8, values(251)));
    assertEquals("-128\n", plain(I8, values(128)));
    assertEquals("4294967295\n", plain(U32, values(0xffffffffL)));
    assertEquals("true\n", plain(BOOL, values(1)));
    assertEquals("hé\n", plain("{\"kind\":\"string\",\"length\":3}", values(0x68, 0xc3, 0xa9)));
    assertEquals("[1, 2]\n", plain("{\"kind\":\"array\",\"length\":2,\"type\":" + U32 + "}", values(1, 2)));
    assertEquals("()\n", plain("{\"kind\":\"unit\"}"));
    assertEquals("(0x01, true)\n",
        plain("{\"kind\":\"tuple\",\"types\":[" + FIELD + "," + BOOL + "]}", values(1), values(1)));
    assertEquals("(0x01,)\n", plain("{\"kind\":\"tuple\",\"types\":[" + FIELD + "]}", values(1)));
    assertEquals(
        "P { x: 0x01, y: [false, true] }\n",
        plain(
            "{\"kind\":\"struct\",\"name\":\"P\",\"fields\":[[\"x\"," + FIELD
                + "],[\"y\",{\"kind\":\"array\",\"length\":2,\"type\":"
                + BOOL + "}]]}",
            values(1),
            values(0, 1)));
  }

  @Test
  void vectorsComeWithTheirLength() {
    String vector = "{\"kind\":\"vector\",\"type\":" + U32 + "}";
    assertEquals("(@[7, 8], 5)\n",
        plain("{\"kind\":\"tuple\",\"types\":[" + vector + "," + U32 + "]}", values(2), values(7, 8), values(5)));
  }

  @Test
  void variantsOfEnumerationsConsumeAllTheirValues() {
    String type =
        "{\"kind\":\"tuple\",\"types\":[{\"kind\":\"enum\",\"name\":\"E\",\"variants\":[[\"A\",[" + U32
            + "]],[\"B\",[]],[\"C\",["
            + U32 + "," + BOOL + "]]]}," + FIELD + "]}";
    assertEquals("(E::A(9), 0x05)\n", plain(type, values(0), values(9), values(0), values(0), values(5)));
    assertEquals("(E::B, 0x05)\n", plain(type, values(1), values(0), values(0), values(0), values(5)));
    assertEquals("(E::C(7, true), 0x05)\n", plain(type, values(2), values(0), values(7), values(1), values(5)));
  }

  @Test
  void templatesAreFilledInOrder() {
    String template = "x {{braces}} {a} and {b}{{{c}}}";
    assertEquals(
        "x {braces} 0x03 and [1, 2]{-1}",
        print(
            values(0),
            text(template),
            values(3),
            values(3),
            values(1, 2),
            values(255),
            text(FIELD),
            text("{\"kind\":\"array\",\"length\":2,\"type\":" + U32 + "}"),
            text(I8),
            values(1)));
  }

  @Test
  void whatCannotBeShownIsSaidToBeSo() {
    assertTrue(plain("nonsense", values(1)).startsWith("<unprintable: "));
    assertTrue(plain("{\"kind\":\"array\",\"length\":2,\"type\":" + U32 + "}", values(1))
        .startsWith("<unprintable: more values"));
    String empties = "{\"kind\":\"array\",\"length\":2000000000,\"type\":{\"kind\":\"unit\"}}";
    assertTrue(plain(empties).startsWith("<unprintable: more than"));
    assertTrue(print(values(1), values(1)).startsWith("<unprintable: print with 2 inputs"));
    assertTrue(print(values(1), text("{a}"), values(9), values(1)).startsWith("<unprintable: 9 values announced"));
  }

  @Test
  void otherCallsAreUnknown() {
    PrintCalls calls = new PrintCalls(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    var e = assertThrows(UnknownForeignCallException.class, () -> calls.call("create_mock", List.of()));
    assertTrue(e.getMessage().contains("create_mock"), e.getMessage());
  }

  private static String plain(String type, FrVector... inputs) {
    List<FrVector> all = new ArrayList<>(List.of(values(1)));
    all.addAll(List.of(inputs));
    all.add(text(type));
    all.add(values(0));
    return print(all.toArray(FrVector[]::new));
  }

  private static String print(FrVector... inputs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(List.of(),
        new PrintCalls(new PrintStream(out, true, StandardCharsets.UTF_8)).call("print", List.of(inputs)));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static FrVector values(long... values) {
    return FrVector.of(LongStream.of(values).mapToObj(Fr::of).toArray(Fr[]::new));
  }

  private static FrVector text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    FrVector vector = new FrVector(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      vector.set(i, Fr.of(bytes[i] & 0xff));
    }
    return vector;
  }
}
