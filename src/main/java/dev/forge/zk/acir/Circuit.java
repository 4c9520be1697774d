package dev.forge.zk.acir;

import java.util.List;

/**
 * One ACIR function.
 *
 * @param privateParameters witness indices of private and databus parameters
 * @param publicParameters witness indices of public parameters, ascending
 * @param returnValues witness indices of returned values, ascending
 */
public record Circuit(
    String name,
    List<Opcode> opcodes,
    List<Integer> privateParameters,
    List<Integer> publicParameters,
    List<Integer> returnValues,
    List<AssertMessage> assertMessages) {
  public Circuit {
    opcodes = List.copyOf(opcodes);
    privateParameters = List.copyOf(privateParameters);
    publicParameters = List.copyOf(publicParameters);
    returnValues = List.copyOf(returnValues);
    assertMessages = List.copyOf(assertMessages);
  }
}
