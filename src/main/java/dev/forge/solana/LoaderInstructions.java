package dev.forge.solana;

import dev.forge.solana.Instruction.Account;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import software.sava.core.accounts.PublicKey;

/**
 * Calls of the loader of programs that can be upgraded (BPFLoaderUpgradeab1e) and of the system program that deployment needs;
 * their data are little-endian, beginning with the call's number in 4 bytes.
 */
final class LoaderInstructions {
  static final Address LOADER = new Address("BPFLoaderUpgradeab1e11111111111111111111111");

  /** The bytes that an account of the loader has before the program's. */
  static final int BUFFER_HEADER = 37;
  static final int PROGRAM_ACCOUNT = 36;
  static final int PROGRAM_DATA_HEADER = 45;

  private static final Address RENT = new Address("SysvarRent111111111111111111111111111111111");
  private static final Address CLOCK = new Address("SysvarC1ock11111111111111111111111111111111");
  private static final int CREATE_ACCOUNT = 0;
  private static final int INITIALIZE_BUFFER = 0;
  private static final int WRITE = 1;
  private static final int DEPLOY = 2;
  private static final int SET_AUTHORITY = 4;
  private static final int KEY = 32;

  private LoaderInstructions() {}

  static Instruction create(Address payer, Address account, long lamports, long space) {
    ByteBuffer data = call(CREATE_ACCOUNT, 2 * Long.BYTES + KEY).putLong(lamports).putLong(space).put(LOADER.bytes());
    return new Instruction(Address.SYSTEM, List.of(new Account(payer, true, true), new Account(account, true, true)),
        data.array());
  }

  static Instruction initializeBuffer(Address buffer, Address authority) {
    return new Instruction(LOADER, List.of(new Account(buffer, false, true), new Account(authority, false, false)),
        call(INITIALIZE_BUFFER, 0).array());
  }

  static Instruction write(Address buffer, Address authority, int offset, byte[] bytes) {
    ByteBuffer data =
        call(WRITE, Integer.BYTES + Long.BYTES + bytes.length).putInt(offset).putLong(bytes.length).put(bytes);
    return new Instruction(LOADER, List.of(new Account(buffer, false, true), new Account(authority, true, false)),
        data.array());
  }

  static Instruction deploy(Address payer, Address program, Address buffer, long space) {
    return new Instruction(LOADER,
        List.of(new Account(payer, true, true), new Account(dataOf(program), false, true),
            new Account(program, false, true), new Account(buffer, false, true), new Account(RENT, false, false),
            new Account(CLOCK, false, false), new Account(Address.SYSTEM, false, false),
            new Account(payer, true, false)),
        call(DEPLOY, Long.BYTES).putLong(space).array());
  }

  /** Nobody can change the program any more. */
  static Instruction giveUpAuthority(Address program, Address authority) {
    return new Instruction(LOADER,
        List.of(new Account(dataOf(program), false, true), new Account(authority, true, false)),
        call(SET_AUTHORITY, 0).array());
  }

  /** The account that holds a program's file. */
  static Address dataOf(Address program) {
    return Address.of(PublicKey.findProgramAddress(List.of(program.bytes()), LOADER.key()).publicKey().toByteArray());
  }

  private static ByteBuffer call(int number, int more) {
    return ByteBuffer.allocate(Integer.BYTES + more).order(ByteOrder.LITTLE_ENDIAN).putInt(number);
  }
}
