package dev.forge.solana;

import dev.forge.solana.SolanaNode.AccountInfo;
import java.util.Arrays;
import java.util.Optional;

/**
 * A program as it is on a network.
 *
 * @param executable whether it can be called
 * @param authority who may upgrade it; nobody where there is none
 * @param elf its file; what the loader added behind it is zeros
 */
public record DeployedProgram(boolean executable, Optional<Address> authority, byte[] elf) {
  private static final int AUTHORITY_FLAG = 12;
  private static final int AUTHORITY = 13;

  /** The program at an address, where there is one of the loader of programs that can be upgraded. */
  public static Optional<DeployedProgram> find(SolanaCluster cluster, Address address) {
    Optional<AccountInfo> account = cluster.ask(node -> node.account(address))
        .filter(found -> found.owner().equals(LoaderInstructions.LOADER));
    return account.flatMap(found -> cluster.ask(node -> node.account(LoaderInstructions.dataOf(address)))
        .filter(data -> data.data().length >= LoaderInstructions.PROGRAM_DATA_HEADER)
        .map(data -> of(found, data.data())));
  }

  private static DeployedProgram of(AccountInfo account, byte[] data) {
    Optional<Address> authority = data[AUTHORITY_FLAG] == 0 ? Optional.empty()
        : Optional.of(Address.of(Arrays.copyOfRange(data, AUTHORITY, LoaderInstructions.PROGRAM_DATA_HEADER)));
    return new DeployedProgram(account.executable(), authority,
        Arrays.copyOfRange(data, LoaderInstructions.PROGRAM_DATA_HEADER, data.length));
  }

  /** Whether it is exactly this file. */
  public boolean is(byte[] file) {
    return elf.length >= file.length && Arrays.equals(Arrays.copyOf(elf, file.length), file)
        && Arrays.equals(Arrays.copyOfRange(elf, file.length, elf.length), new byte[elf.length - file.length]);
  }
}
