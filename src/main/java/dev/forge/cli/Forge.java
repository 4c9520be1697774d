package dev.forge.cli;

/** x. */
public final class Forge {
  private Forge() {}

  /** x. */
  public static void main(String[] arguments) throws Exception {
    System.out.println("out " + java.util.Arrays.toString(arguments));
    try (var messages = new java.io.PrintStream(new java.io.FileOutputStream(System.getProperty("forge.messages"), true))) {
      messages.println("message");
    }
    System.err.println("err");
  }
}
