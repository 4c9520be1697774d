package dev.forge.solana.program;

import dev.forge.zk.codec.PointCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The program's constants: the heap's template, and the tables of what is hashed to the challenge of a commitment, which is
 * gnark's hash to the field: expand_message_xmd (RFC 9380, section 5.3.1) with SHA-256, 48 bytes long, with the name
 * {@code bsb22-commitment}.
 *
 * @param first the table of the first hash
 * @param second of the second
 * @param third of the third
 */
record Constants(byte[] bytes, Table first, Table second, Table third) {
  private static final byte[] NAME = "bsb22-commitment".getBytes(StandardCharsets.US_ASCII);
  private static final int SHA256_BLOCK = 64;
  private static final byte EXPANDED_BYTES = 48;
  private static final int HASH = 32;

  /** Addresses and lengths of pieces, as the runtime's hash takes them. */
  record Table(long address, int pieces) {
    private static final Table NONE = new Table(0, 0);
  }

  private record Piece(long address, long length) {}

  static Constants withoutCommitment(HeapPlan heap) {
    return new Constants(heap.template(), Table.NONE, Table.NONE, Table.NONE);
  }

  /**
   * Those of a key with a commitment.
   *
   * @param committed the public inputs hashed with the commitment, counted from 1
   */
  static Constants of(HeapPlan heap, HeapPlan.CommitmentPlan plan, InstructionData data, List<Integer> committed) {
    Image image = new Image();
    image.put(heap.template());
    List<Piece> hashed = new ArrayList<>();
    hashed.add(constant(image, new byte[SHA256_BLOCK]));
    hashed.add(new Piece(Memory.DATA + InstructionData.COMMITMENT, PointCodec.G1_BYTES));
    committed.forEach(input -> hashed.add(new Piece(Memory.DATA + data.input(input - 1), HASH)));
    hashed.add(constant(image, new byte[] {0, EXPANDED_BYTES, 0}, NAME, new byte[] {(byte) NAME.length}));
    Table first = table(image, hashed);
    Table second = table(image, List.of(new Piece(Memory.HEAP + plan.first(), HASH), numbered(image, 1)));
    Table third = table(image, List.of(new Piece(Memory.HEAP + plan.mixed(), HASH), numbered(image, 2)));
    return new Constants(image.toBytes(), first, second, third);
  }

  private static Piece numbered(Image image, int number) {
    return constant(image, new byte[] {(byte) number}, NAME, new byte[] {(byte) NAME.length});
  }

  private static Piece constant(Image image, byte[]... parts) {
    int at = image.put(parts);
    return new Piece(ElfFile.CONSTANTS + at, image.size() - at);
  }

  private static Table table(Image image, List<Piece> pieces) {
    image.align();
    ByteBuffer entries = ByteBuffer.allocate(pieces.size() * 2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    pieces.forEach(piece -> entries.putLong(piece.address()).putLong(piece.length()));
    return new Table(ElfFile.CONSTANTS + image.put(entries.array()), pieces.size());
  }
}
