package dev.forge.solana;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import software.sava.core.accounts.Signer;
import software.sava.core.tx.Transaction;
import software.sava.core.tx.TransactionSkeleton;

/**
 * A signed transaction in the legacy form.
 *
 * @param bytes as they go to the network, at most {@value #MOST_BYTES}
 * @param signature the payer's signature in base 58, which names it
 */
public record SolanaTransaction(byte[] bytes, String signature) {
  /** What one packet of the network carries: an IPv6 packet of 1,280 bytes less its headers. */
  public static final int MOST_BYTES = 1232;

  /** One call in a decoded transaction. */
  public record Call(Address program, String dataHex) {}

  /** What a transaction says. */
  public record Decoded(Address payer, String blockhash, String signature, boolean signatureIsRight, List<Call> calls,
      int size) {}

  /**
   * Signs instructions.
   *
   * @param payer signs first and pays
   * @param others further keys that must sign
   * @throws TransactionTooLargeException if it has more than {@value #MOST_BYTES} bytes
   */
  public static SolanaTransaction sign(List<Instruction> instructions, Blockhash blockhash, SigningKey payer,
      SigningKey... others) {
    Transaction transaction =
        Transaction.createTx(payer.address().key(), instructions.stream().map(Instruction::toSava).toList());
    if (transaction.size() > MOST_BYTES) {
      throw new TransactionTooLargeException(transaction.size());
    }
    transaction.setRecentBlockHash(blockhash.hash());
    List<Signer> signers = new ArrayList<>(Stream.concat(Stream.of(payer), Stream.of(others))
        .map(SigningKey::signer).toList());
    transaction.sign(signers);
    return new SolanaTransaction(transaction.serialized(), transaction.getBase58Id());
  }

  /** Its bytes in base 64, as nodes take them. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Reads the bytes again and checks the payer's signature. */
  public Decoded decoded() {
    TransactionSkeleton skeleton = TransactionSkeleton.deserializeSkeleton(bytes);
    int message = 1 + skeleton.numSignatures() * Transaction.SIGNATURE_LENGTH;
    byte[] first = java.util.Arrays.copyOfRange(bytes, 1, 1 + Transaction.SIGNATURE_LENGTH);
    boolean right = skeleton.feePayer().verifySignature(bytes, message, bytes.length - message, first);
    List<Call> calls = Stream.of(skeleton.parseLegacyInstructions())
        .map(call -> new Call(Address.of(call.programId().publicKey().toByteArray()),
            HexFormat.of().formatHex(call.copyData())))
        .toList();
    return new Decoded(Address.of(skeleton.feePayer().toByteArray()), skeleton.base58BlockHash(), skeleton.id(), right,
        calls, bytes.length);
  }
}
