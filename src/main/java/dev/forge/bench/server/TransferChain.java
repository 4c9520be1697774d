package dev.forge.bench.server;

import dev.forge.batch.Account;
import dev.forge.batch.HashFamily;
import dev.forge.batch.MerklePath;
import dev.forge.batch.Unsigned64;
import dev.forge.zk.field.Fr;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A batch of the swarm API with all of its witness: transfers of one unit each among accounts of a state tree, one leading to
 * the next, so that the batch really can be executed. The same seed gives the same batch.
 */
public final class TransferChain {
  private static final HashFamily FAMILY = HashFamily.MIMC;
  private static final Unsigned64 BALANCE = new Unsigned64(1_000_000_000L);

  private final Random random;
  private final List<Account> accounts = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final List<Map<Integer, Fr>> levels = new ArrayList<>();
  private final List<Fr> empty = new ArrayList<>(List.of(Fr.ZERO));

  /**
   * A tree of accounts.
   *
   * @param accountCount at least 2
   */
  public TransferChain(int accountCount, long seed) {
    random = new Random(seed);
    for (int level = 0; level <= MerklePath.DEPTH; level++) {
      levels.add(new HashMap<>());
      empty.add(FAMILY.hash(empty.getLast(), empty.getLast()));
    }
    for (int i = 0; i < accountCount; i++) {
      accounts.add(new Account(Fr.reduce(new BigInteger(250, random)), BALANCE, Unsigned64.ZERO));
      positions.add(i << 8 | random.nextInt(1 << 8));
      write(i, accounts.get(i));
    }
  }

  /** Writes a submission of so many transfers; returns the state root that it leads to. */
  public Fr write(Path file, String batchId, int transfers) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("{\"batch\":{\"batch_id\":\"" + batchId + "\",\"initial_root\":\"" + root() + "\",\"transactions\":[");
      for (int i = 0; i < transfers; i++) {
        out.write(i == 0 ? "" : ",");
        out.write(next());
      }
      out.write("]}}");
    }
    return root();
  }

  private String next() {
    int from = random.nextInt(accounts.size());
    int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
    String sender = account("sender", from);
    write(from, accounts.get(from).debited(Unsigned64.ONE).orElseThrow());
    String receiver = account("receiver", to);
    write(to, accounts.get(to).credited(Unsigned64.ONE).orElseThrow());
    return "{" + sender + "," + receiver + ",\"amount\":1,\"signature\":\"" + "ab".repeat(64) + "\"}";
  }

  private String account(String who, int index) {
    Account account = accounts.get(index);
    int position = positions.get(index);
    List<String> siblings = new ArrayList<>();
    List<String> indices = new ArrayList<>();
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      siblings.add("\"" + node(level, position >>> level ^ 1) + "\"");
      indices.add(String.valueOf(position >>> level & 1));
    }
    return "\"" + who + "_pubkey\":\"" + account.pubkey() + "\",\"" + who + "_balance\":" + account.balance() + ",\""
        + who
        + "_nonce\":" + account.nonce() + ",\"" + who + "_merkle_path\":" + list(siblings) + ",\"" + who
        + "_path_indices\":" + list(indices);
  }

  private static String list(List<String> values) {
    return values.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private void write(int index, Account account) {
    accounts.set(index, account);
    levels.getFirst().put(positions.get(index), account.leaf(FAMILY));
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      int left = positions.get(index) >>> level & ~1;
      levels.get(level + 1).put(left >>> 1, FAMILY.hash(node(level, left), node(level, left + 1)));
    }
  }

  private Fr root() {
    return node(MerklePath.DEPTH, 0);
  }

  private Fr node(int level, int index) {
    return levels.get(level).getOrDefault(index, empty.get(level));
  }
}
