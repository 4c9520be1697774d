package dev.forge.zk.acir;

import static dev.forge.fixtures.AcirPrograms.fr;
import static dev.forge.fixtures.AcirPrograms.inputs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.codec.FormatException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessStackCodecTest {
  @Test
  void aStackIsWrittenAsNoirDoes() throws IOException {
    WitnessMap witnesses = new WitnessMap(200);
    witnesses.set(0, fr(-1));
    witnesses.set(199, fr(2));
    byte[] bytes =
        ProgramCodecTest
            .decompress(WitnessStackCodec.write(new WitnessStack(List.of(new WitnessStack.Item(0, witnesses)))));
    String expected =
        "03" + "91" + "91" + "92" + "00" + "82"
            + "00c42030644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000000"
            + "ccc7c420" + "00".repeat(31) + "02";
    assertEquals(expected, HexFormat.of().formatHex(bytes));
  }

  @Test
  void everyFormatReadsBack() {
    WitnessStack stack =
        new WitnessStack(List.of(new WitnessStack.Item(3, inputs(1, -2, 3)), new WitnessStack.Item(0, inputs(7))));
    for (SerializationFormat format : SerializationFormat.values()) {
      WitnessStack read = WitnessStackCodec.read(WitnessStackCodec.write(stack, format));
      assertEquals(List.of(3, 0), read.items().stream().map(WitnessStack.Item::function).toList());
      for (int i = 0; i < 2; i++) {
        WitnessMap expected = stack.items().get(i).witnesses();
        assertEquals(expected.assigned(), read.items().get(i).witnesses().assigned());
        assertArrayEquals(expected.values().limbs(), read.items().get(i).witnesses().values().limbs());
      }
    }
  }

  @Test
  void forgedStacksAreRefused() throws IOException {
    String element = "c420" + "00".repeat(31) + "01";
    assertRefused("witness 1 has two values", "03919192008201" + element + "01" + element);
    assertRefused("witness 2147483646 although there are only 1 values", "039191920081ce7ffffffe" + element);
    assertRefused("the witness stack is empty", "039190");
    assertRefused("claims a size of 65535", "0391dcffff");
  }

  private static void assertRefused(String message, String hex) throws IOException {
    byte[] bytes = ProgramCodecTest.compress(HexFormat.of().parseHex(hex));
    FormatException e = assertThrows(FormatException.class, () -> WitnessStackCodec.read(bytes));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
