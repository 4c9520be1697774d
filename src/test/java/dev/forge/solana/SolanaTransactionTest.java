package dev.forge.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import dev.forge.interop.SolanaPeer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions made here, read again here and by {@code @solana/kit} 8.4.0. */
class SolanaTransactionTest {
  private static final SigningKey PAYER = SigningKey.generate();
  private static final Address PROGRAM = SigningKey.generate().address();
  private static final Blockhash BLOCKHASH = new Blockhash(SigningKey.generate().address().text(), 1000);
  private static final byte[] PROOF = Vectors.bytes("gnark/batch70-sunspot.proof");
  private static final byte[] WITNESS = Vectors.bytes("gnark/batch70-sunspot.pw");

  private static SolanaTransaction transaction() {
    return SolanaTransaction.sign(List.of(Instruction.unitLimit(200_000), Instruction.unitPrice(7),
        Instruction.verify(PROGRAM, PROOF, WITNESS)), BLOCKHASH, PAYER);
  }

  @Test
  void aJavaScriptLibraryReadsTheSameAndFindsTheSignatureRight() throws Exception {
    SolanaTransaction made = transaction();
    try (SolanaPeer peer = SolanaPeer.start()) {
      JsonObject read = peer.decode(made);
      assertEquals("legacy", read.getString("version"));
      assertEquals(BLOCKHASH.hash(), read.getString("blockhash"));
      JsonObject signature = read.getJsonArray("signatures").getJsonObject(0);
      assertEquals(PAYER.address().text(), signature.getString("address"));
      assertEquals(made.signature(), signature.getString("signature"));
      assertTrue(signature.getBoolean("right"));
      List<JsonObject> calls = read.getJsonArray("instructions").getValuesAs(JsonObject.class);
      assertEquals(List.of(Address.COMPUTE_BUDGET.text(), Address.COMPUTE_BUDGET.text(), PROGRAM.text()),
          calls.stream().map(call -> call.getString("program")).toList());
      assertEquals(List.of("02400d0300", "030700000000000000", hex(PROOF) + hex(WITNESS)),
          calls.stream().map(call -> call.getString("data")).toList());
      assertTrue(calls.stream().allMatch(call -> call.getJsonArray("accounts").isEmpty()));
      assertEquals(3, read.getJsonArray("accounts").getValuesAs(JsonString.class).size());

      byte[] bytes = made.bytes().clone();
      bytes[bytes.length - 1] ^= 1;
      JsonObject changed = peer.decode(new SolanaTransaction(bytes, made.signature()));
      assertFalse(changed.getJsonArray("signatures").getJsonObject(0).getBoolean("right"));
    }
  }

  @Test
  void whatWasSignedReadsTheSameHere() {
    SolanaTransaction.Decoded read = transaction().decoded();
    assertEquals(PAYER.address(), read.payer());
    assertEquals(BLOCKHASH.hash(), read.blockhash());
    assertEquals(transaction().signature(), read.signature(), "Ed25519 is deterministic");
    assertTrue(read.signatureIsRight());
    assertEquals(hex(PROOF) + hex(WITNESS), read.calls().getLast().dataHex());
    byte[] bytes = transaction().bytes();
    bytes[bytes.length - 1] ^= 1;
    assertFalse(new SolanaTransaction(bytes, "").decoded().signatureIsRight());
  }

  @Test
  void oneByteMoreThanAPacketIsRefused() {
    int others = transaction().bytes().length - PROOF.length - WITNESS.length;
    byte[] most = new byte[SolanaTransaction.MOST_BYTES - others];
    assertEquals(SolanaTransaction.MOST_BYTES, of(most).bytes().length);
    var refusal = assertThrows(TransactionTooLargeException.class, () -> of(new byte[most.length + 1]));
    assertEquals("the transaction has 1233 bytes, the network carries 1232", refusal.getMessage());
  }

  private static SolanaTransaction of(byte[] data) {
    return SolanaTransaction.sign(List.of(Instruction.unitLimit(200_000), Instruction.unitPrice(7),
        Instruction.verify(PROGRAM, data, new byte[0])), BLOCKHASH, PAYER);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
