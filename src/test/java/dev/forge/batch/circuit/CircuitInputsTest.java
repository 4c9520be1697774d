package dev.forge.batch.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.batch.Account;
import dev.forge.batch.HashFamily;
import dev.forge.batch.MerklePath;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ShieldedEntry;
import dev.forge.batch.Transfer;
import dev.forge.batch.Withdrawal;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.NoirPrograms;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link CircuitInputs} puts every value where the ABI of the compiled circuit has its name. */
class CircuitInputsTest {
  @ParameterizedTest
  @CsvSource({
      "batch-2t1w1s.json, batch_8_4_4",
      "batch-8t4w4s-poseidon2.json, batch_8_4_4_poseidon2",
      "batch-new-receiver.json, batch_1_1_1",
      "batch-70-recorded.json, batch_8_0_0",
      "batch-empty.json, batch_1_1_1_poseidon2"
  })
  void everyValueIsWhereTheAbiNamesIt(String file, String circuit) {
    ProveRequest request = Batches.request(file);
    Applied applied = Batches.applied(request);
    List<String> names = names(NoirPrograms.artifact("/circuits/" + circuit + ".json").getJsonObject("abi"));
    FrVector inputs = CircuitInputs.of(request, applied, BatchCircuit.named(circuit).orElseThrow().capacity());
    assertEquals(names.size(), inputs.size());
    Map<String, Fr> expected = values(request, applied);
    for (int i = 0; i < names.size(); i++) {
      assertEquals(expected.getOrDefault(names.get(i), Fr.ZERO), inputs.get(i), names.get(i));
    }
    assertEquals(List.of(), expected.keySet().stream().filter(name -> !names.contains(name)).toList());
  }

  @Test
  void publicInputsComeFirst() {
    JsonObject abi = NoirPrograms.artifact("/circuits/batch_8_4_4.json").getJsonObject("abi");
    List<String> visibilities =
        abi.getJsonArray("parameters").getValuesAs(JsonObject.class).stream().map(p -> p.getString("visibility"))
            .toList();
    for (int i = 0; i < visibilities.size(); i++) {
      assertEquals(i < CircuitInputs.PUBLIC_INPUTS ? "public" : "private", visibilities.get(i));
    }
  }

  @Test
  void aBatchThatDoesNotFitIsRefused() {
    ProveRequest request = Batches.request("batch-2t1w1s.json");
    Applied applied = Batches.applied(request);
    assertThrows(IllegalArgumentException.class, () -> CircuitInputs.of(request, applied, new Capacity(1, 1, 1)));
  }

  private static List<String> names(JsonObject abi) {
    List<String> names = new ArrayList<>();
    for (JsonObject parameter : abi.getJsonArray("parameters").getValuesAs(JsonObject.class)) {
      flatten(parameter.getString("name"), parameter.getJsonObject("type"), names);
    }
    return names;
  }

  private static void flatten(String name, JsonObject type, List<String> names) {
    switch (type.getString("kind")) {
      case "field" -> names.add(name);
      case "array" -> {
        for (int i = 0; i < type.getInt("length"); i++) {
          flatten(name + "[" + i + "]", type.getJsonObject("type"), names);
        }
      }
      case "struct" -> {
        for (JsonObject field : type.getJsonArray("fields").getValuesAs(JsonObject.class)) {
          flatten(name + "." + field.getString("name"), field.getJsonObject("type"), names);
        }
      }
      default -> throw new AssertionError("unexpected type of " + name + ": " + type);
    }
  }

  private static Map<String, Fr> values(ProveRequest request, Applied applied) {
    Map<String, Fr> values = new LinkedHashMap<>();
    values.put("pre_state_root", request.before().state());
    values.put("post_state_root", request.after().state());
    values.put("pre_shielded_root", request.before().shielded());
    values.put("post_shielded_root", request.after().shielded());
    values.put("withdrawal_root", applied.withdrawalRoot());
    values.put("batch_hash", applied.batchHash());
    values.put("batch_id", request.batchId().toField());
    List<Transfer> transfers = request.entries().transfers();
    List<Withdrawal> withdrawals = request.entries().withdrawals();
    List<ShieldedEntry> shielded = request.entries().shielded();
    values.put("counts.transfers", Fr.of(transfers.size()));
    values.put("counts.withdrawals", Fr.of(withdrawals.size()));
    values.put("counts.shielded", Fr.of(shielded.size()));
    for (int i = 0; i < transfers.size(); i++) {
      String slot = "transfers[" + i + "].";
      Transfer transfer = transfers.get(i);
      values.put(slot + "used", Fr.ONE);
      putSide(values, slot + "sender", transfer.sender(), transfer.senderPath());
      putSide(values, slot + "receiver", transfer.receiver(), transfer.receiverPath());
      boolean isNew = transfer.receiverPath().root(request.hash(), Fr.ZERO).equals(between(request.hash(), transfer));
      values.put(slot + "receiver_is_new", isNew ? Fr.ONE : Fr.ZERO);
      values.put(slot + "amount", transfer.amount().toField());
    }
    for (int i = 0; i < withdrawals.size(); i++) {
      String slot = "withdrawals[" + i + "].";
      Withdrawal withdrawal = withdrawals.get(i);
      values.put(slot + "used", Fr.ONE);
      putSide(values, slot + "sender", withdrawal.sender(), withdrawal.senderPath());
      values.put(slot + "l1_recipient", withdrawal.l1Recipient());
      values.put(slot + "amount", withdrawal.amount().toField());
    }
    for (int i = 0; i < shielded.size(); i++) {
      String slot = "shielded[" + i + "].";
      values.put(slot + "used", Fr.ONE);
      values.put(slot + "nullifier", shielded.get(i).nullifier());
      values.put(slot + "output_commitment", shielded.get(i).output().commitment());
    }
    return values;
  }

  private static Fr between(HashFamily family, Transfer transfer) {
    return transfer.senderPath().root(family, transfer.sender().debited(transfer.amount()).orElseThrow().leaf(family));
  }

  private static void putSide(Map<String, Fr> values, String side, Account account, MerklePath path) {
    values.put(side + ".pubkey", account.pubkey());
    values.put(side + ".balance", account.balance().toField());
    values.put(side + ".nonce", account.nonce().toField());
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      values.put(side + "_path.siblings[" + level + "]", path.siblings().get(level));
      values.put(side + "_path.indices[" + level + "]", path.isRight(level) ? Fr.ONE : Fr.ZERO);
    }
  }
}
