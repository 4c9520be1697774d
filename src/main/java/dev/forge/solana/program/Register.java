package dev.forge.solana.program;

/** The registers that the program uses; the runtime hands arguments over in 1 to 4 and takes results from 0. */
enum Register {
  RESULT(0), FIRST(1), SECOND(2), THIRD(3), FOURTH(4), HEAP(6), DATA(7), MODULUS(8);

  private final int number;

  Register(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
