package dev.forge.batch;

import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ProveRequest.Options;
import dev.forge.batch.ShieldedEntry.InputNote;
import dev.forge.batch.ShieldedEntry.OutputNote;
import dev.forge.zk.field.Fr;
import java.util.List;

/**
 * The binary form of requests and transactions in which they are kept. Equal requests have equal bytes; the form starts with
 * a version byte and is private to this program.
 */
public final class RequestCodec {
  private static final int VERSION = 1;

  private RequestCodec() {}

  /** The bytes of a request. */
  public static byte[] encode(ProveRequest request) {
    ValueWriter out = new ValueWriter();
    out.number(VERSION).unsigned(request.batchId());
    roots(out, request.before());
    roots(out, request.after());
    out.number(request.options().hash().ordinal()).flag(request.options().chunked()).flag(request.options().settle());
    out.list(request.entries().transfers(), RequestCodec::transfer);
    out.list(request.entries().withdrawals(), RequestCodec::withdrawal);
    out.list(request.entries().shielded(), RequestCodec::shielded);
    return out.bytes();
  }

  /**
   * The request of bytes that {@link #encode} made.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static ProveRequest decode(byte[] bytes) {
    ValueReader in = new ValueReader(bytes);
    version(in);
    Unsigned64 batchId = in.unsigned();
    Roots before = roots(in);
    Roots after = roots(in);
    Options options = new Options(HashFamily.values()[in.number()], in.flag(), in.flag());
    Entries entries = new Entries(in.list(RequestCodec::transfer), in.list(RequestCodec::withdrawal),
        in.list(RequestCodec::shielded));
    in.end();
    return new ProveRequest(batchId, before, after, entries, options);
  }

  /** The bytes of transactions. */
  public static byte[] encodeTransactions(List<SwarmTransaction> transactions) {
    return new ValueWriter().number(VERSION).list(transactions, RequestCodec::transaction).bytes();
  }

  /**
   * The transactions of bytes that {@link #encodeTransactions} made.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static List<SwarmTransaction> decodeTransactions(byte[] bytes) {
    ValueReader in = new ValueReader(bytes);
    version(in);
    List<SwarmTransaction> transactions = in.list(RequestCodec::transaction);
    in.end();
    return transactions;
  }

  private static void version(ValueReader in) {
    int version = in.number();
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + " of kept requests is unknown");
    }
  }

  private static void transaction(ValueWriter out, SwarmTransaction transaction) {
    out.text(transaction.senderPubkey()).text(transaction.receiverPubkey()).unsigned(transaction.amount());
    out.optional(transaction.transfer(), RequestCodec::transfer);
  }

  private static SwarmTransaction transaction(ValueReader in) {
    return new SwarmTransaction(in.text(), in.text(), in.unsigned(), in.optional(RequestCodec::transfer));
  }

  private static void transfer(ValueWriter out, Transfer transfer) {
    account(out, transfer.sender());
    path(out, transfer.senderPath());
    account(out, transfer.receiver());
    path(out, transfer.receiverPath());
    out.unsigned(transfer.amount()).text(transfer.signature().hexadecimal());
  }

  private static Transfer transfer(ValueReader in) {
    return new Transfer(account(in), path(in), account(in), path(in), in.unsigned(), new Signature(in.text()));
  }

  private static void withdrawal(ValueWriter out, Withdrawal withdrawal) {
    account(out, withdrawal.sender());
    path(out, withdrawal.senderPath());
    out.field(withdrawal.l1Recipient()).unsigned(withdrawal.amount()).text(withdrawal.signature().hexadecimal());
  }

  private static Withdrawal withdrawal(ValueReader in) {
    return new Withdrawal(account(in), path(in), in.field(), in.unsigned(), new Signature(in.text()));
  }

  private static void shielded(ValueWriter out, ShieldedEntry entry) {
    InputNote input = entry.input();
    out.field(input.commitment()).unsigned(input.value()).field(input.blinding().value()).unsigned(input.position());
    out.optional(input.path(), RequestCodec::path);
    OutputNote output = entry.output();
    out.field(entry.spendingKey().value()).field(output.owner()).unsigned(output.value());
    out.field(output.blinding().value()).field(output.commitment()).field(entry.nullifier());
  }

  private static ShieldedEntry shielded(ValueReader in) {
    InputNote input = new InputNote(in.field(), in.unsigned(), new Secret(in.field()), in.unsigned(),
        in.optional(RequestCodec::path));
    Secret spendingKey = new Secret(in.field());
    OutputNote output = new OutputNote(in.field(), in.unsigned(), new Secret(in.field()), in.field());
    return new ShieldedEntry(input, spendingKey, output, in.field());
  }

  private static void account(ValueWriter out, Account account) {
    out.field(account.pubkey()).unsigned(account.balance()).unsigned(account.nonce());
  }

  private static Account account(ValueReader in) {
    return new Account(in.field(), in.unsigned(), in.unsigned());
  }

  private static void path(ValueWriter out, MerklePath path) {
    path.siblings().forEach(out::field);
    out.number(path.position());
  }

  private static MerklePath path(ValueReader in) {
    Fr[] siblings = new Fr[MerklePath.DEPTH];
    for (int i = 0; i < siblings.length; i++) {
      siblings[i] = in.field();
    }
    return new MerklePath(List.of(siblings), in.number());
  }

  private static void roots(ValueWriter out, Roots roots) {
    out.field(roots.state()).field(roots.shielded());
  }

  private static Roots roots(ValueReader in) {
    return new Roots(in.field(), in.field());
  }
}
