package dev.forge.batch.transition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequestReader.Document;
import dev.forge.batch.ProveRequestReader.Expected;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.WitnessRejection.Reason;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.Vectors;
import dev.forge.zk.field.Fr;
import dev.forge.zk.mimc.Mimc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link StateTransition} on the recorded and generated batches, and on each of them with something changed. */
class StateTransitionTest {
  static Iterable<String> files() {
    return Batches.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void batchComesToTheExpectedValues(String file) {
    Document document = Batches.document(file);
    Applied applied = Batches.applied(document.request());
    assertEquals(document.request().after(), applied.after());
    assertEquals(document.expected().orElseThrow(), new Expected(applied.batchHash(), applied.withdrawalRoot()));
  }

  @Test
  void receiverWithoutALeafIsMarkedNew() {
    assertEquals(java.util.List.of(true), Batches.applied(Batches.request("batch-new-receiver.json")).receiverIsNew());
    assertEquals(java.util.List.of(false), Batches.applied(Batches.request("batch-1t.json")).receiverIsNew());
  }

  @Test
  void rootsAfterEntriesEndAtTheLast() {
    Applied applied = Batches.applied(Batches.request("batch-2t1w1s.json"));
    assertEquals(4, applied.rootsAfter().size());
    assertEquals(applied.after(), applied.rootsAfter().getLast());
    assertEquals(applied.after().state(), applied.rootsAfter().get(2).state());
  }

  @ParameterizedTest
  @CsvSource({
      "/transfers/1/sender_balance, 1, transfers/1, BALANCE_TOO_SMALL",
      "/transfers/1/sender_nonce, 18446744073709551615, transfers/1, NONCE_EXHAUSTED",
      "/transfers/0/sender_nonce, 1, transfers/0, SENDER_NOT_IN_TREE",
      "/transfers/3/sender_balance, 18446744073709551615, transfers/3, SENDER_NOT_IN_TREE",
      "/transfers/5/receiver_balance, 18446744073709551615, transfers/5, RECEIVER_OVERFLOW",
      "/transfers/5/receiver_nonce, 0, transfers/5, RECEIVER_NOT_IN_TREE",
      "/transfers/7/amount, 0, transfers/7, RECEIVER_NOT_IN_TREE",
      "/withdrawals/2/amount, 18446744073709551615, withdrawals/2, BALANCE_TOO_SMALL",
      "/withdrawals/3/sender_balance, 18446744073709551615, withdrawals/3, SENDER_NOT_IN_TREE",
      "/shielded/1/output_commitment, '\"0x01\"', , POST_SHIELDED_ROOT",
      "/withdrawals/3/amount, 1, , POST_STATE_ROOT",
      "/post_state_root, '\"0x01\"', , POST_STATE_ROOT",
      "/post_shielded_root, '\"0x01\"', , POST_SHIELDED_ROOT",
      "/pre_state_root, '\"0x01\"', transfers/0, SENDER_NOT_IN_TREE"
  })
  void changedWitnessIsRejectedAtTheEntry(String pointer, String json, String entry, Reason reason) {
    for (String file : new String[] {"batch-8t4w4s-full.json", "batch-8t4w4s-poseidon2.json"}) {
      WitnessRejection rejection = Batches.rejection(RequestEdit.of(file).replace(pointer, json).read());
      assertEquals(reason, rejection.reason(), rejection.toString());
      assertEquals(entry == null ? "" : entry, rejection.entry().map(EntryIndex::toString).orElse(""));
      assertEquals(RefusalCode.WITNESS_INVALID, rejection.toException().code());
    }
  }

  @Test
  void flippedPathIndexIsRejected() {
    WitnessRejection rejection =
        Batches.rejection(
            RequestEdit.of("batch-1t.json").change("/transfers/0/sender_path_indices/31", index -> 1 - index).read());
    assertEquals(Reason.SENDER_NOT_IN_TREE, rejection.reason());
    assertTrue(rejection.toString().startsWith("transfers/0: the sender with balance "), rejection.toString());
  }

  @Test
  void reorderedTransfersAreRejected() {
    WitnessRejection rejection =
        Batches.rejection(RequestEdit.of("batch-2t1w1s.json").swap("/transfers/0", "/transfers/1").read());
    assertEquals("transfers/0", rejection.entry().orElseThrow().toString());
  }

  @Test
  void nullifierThatComesTwiceIsRejected() {
    WitnessRejection rejection =
        Batches.rejection(RequestEdit.of("batch-8t4w4s-full.json").copy("/shielded/1", "/shielded/3").read());
    assertEquals(Reason.NULLIFIER_TWICE, rejection.reason());
    assertEquals("shielded/3", rejection.entry().orElseThrow().toString());
    assertTrue(rejection.explanation().endsWith("was spent by shielded/1"), rejection.explanation());
  }

  @Test
  void nullifiersThatDifferByTheModulusAreTheSame() {
    RequestEdit edit = RequestEdit.of("batch-8t4w4s-full.json");
    Fr nullifier = Vectors.element(edit.text("/shielded/0/nullifier"));
    String other = "\"" + "%064x".formatted(nullifier.toBigInteger().add(Fr.MODULUS.value())) + "\"";
    assertEquals(Reason.NULLIFIER_TWICE,
        Batches.rejection(edit.replace("/shielded/2/nullifier", other).read()).reason());
  }

  @Test
  void nullifierOfAnotherKeyIsRejected() {
    WitnessRejection rejection =
        Batches.rejection(RequestEdit.of("batch-2t1w1s.json").replace("/shielded/0/spending_key", "\"12345\"").read());
    assertEquals(Reason.NULLIFIER_MISMATCH, rejection.reason());
    assertTrue(!rejection.toString().contains("12345"), "the key is not shown");
  }

  @Test
  void noteOfAnotherValueIsRejected() {
    Fr nullifier = Mimc.hash(Fr.of(3), Fr.of(12345), Fr.of(67890), Fr.ZERO);
    RequestEdit edit =
        RequestEdit.of("batch-2t1w1s.json")
            .replace("/shielded/0/spending_key", "\"12345\"")
            .replace("/shielded/0/input_commitment", "\"67890\"")
            .replace("/shielded/0/nullifier", "\"" + nullifier + "\"")
            .replace("/shielded/0/input_value", "7");
    assertEquals(Reason.VALUE_MISMATCH, Batches.rejection(edit.read()).reason());
    Batches.applied(edit.replace("/shielded/0/output_value", "7").read());
  }
}
