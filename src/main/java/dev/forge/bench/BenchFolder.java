package dev.forge.bench;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.codec.ProvingKeyReader;
import dev.forge.zk.codec.ProvingKeyWriter;
import dev.forge.zk.codec.PublicWitnessCodec;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.codec.iden3.RowsExport;
import dev.forge.zk.codec.iden3.ZkeyWriter;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.InsecureDevelopmentSetup;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.poly.Domain;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the provers of one constraint system share: its rows, one witness, keys, proofs. Keys are kept from run to run,
 * with the seconds that it took to make them.
 *
 * @param path the folder
 */
record BenchFolder(Path path) {
  private static final String KEY = "proving.key";
  private static final String SECONDS = "setup-seconds.txt";

  /** The rows and their witness in iden3's formats, with the commitments beside them. */
  static final String ROWS = "circuit.r1cs";

  static final String WITNESS = "circuit.wtns";
  static final String COMMITMENTS = "circuit.commitments.json";

  /** A key for snarkjs. */
  static final String ZKEY = "circuit.zkey";

  /** Makes the key where there is none, or one of another time. */
  void makeKey(R1cs r1cs, Cores cores) throws IOException {
    if (!hasKeyOf(r1cs)) {
      Files.createDirectories(path);
      long start = System.nanoTime();
      ProvingKey key = InsecureDevelopmentSetup.run(r1cs, ScalarSource.secure(), cores);
      double seconds = (System.nanoTime() - start) / 1e9;
      ProvingKeyWriter.write(key, path.resolve(KEY), cores);
      Files.writeString(path.resolve(SECONDS), Double.toString(seconds));
    }
  }

  /** Whether the key is there, in the present format and over the present domain. */
  private boolean hasKeyOf(R1cs r1cs) throws IOException {
    if (!Files.exists(path.resolve(SECONDS))) {
      return false;
    }
    try {
      return ProvingKeyReader.readUnchecked(path.resolve(KEY)).domainSize()
          == Domain.cheapestFor(r1cs.constraints()).size();
    } catch (FormatException olderFormat) {
      return false;
    }
  }

  /** The heap of a process that proves with the key. */
  HeapSize heap() throws IOException {
    return HeapSize.of(Files.size(path.resolve(KEY)), key().domainSize());
  }

  /** Makes a key for snarkjs where there is none; the system must be without commitments. */
  void makeZkey(R1cs r1cs, Cores cores) throws IOException {
    Path finished = path.resolve(ZKEY);
    if (!Files.exists(finished)) {
      Files.createDirectories(path);
      Path unfinished = path.resolve(ZKEY + ".part");
      ZkeyWriter.write(
          InsecureDevelopmentSetup.runWithBoundPublicWires(r1cs, ScalarSource.secure(), cores), r1cs, unfinished);
      Files.move(unfinished, finished);
    }
  }

  /** Writes rows and witness. */
  void export(Workload workload) throws IOException {
    RowsExport.write(workload.r1cs(), workload.assign(new Laps()), ScalarSource.secure(), path);
  }

  /** The key; it was made here, so its points are not checked. */
  ProvingKey key() {
    return reading(() -> ProvingKeyReader.readUnchecked(path.resolve(KEY)));
  }

  /** How long it took to make the key. */
  double setupSeconds() {
    return reading(() -> Double.parseDouble(Files.readString(path.resolve(SECONDS))));
  }

  /** A proof with what it takes to verify it. */
  record Triple(VerifyingKey verifyingKey, Proof proof, FrVector publicInputs) {}

  /** Reads NAME.vk, NAME.proof and NAME.pw. */
  Triple read(String name) {
    return reading(() -> new Triple(
        VerifyingKeyCodec.read(Files.readAllBytes(path.resolve(name + ".vk"))),
        ProofCodec.read(Files.readAllBytes(path.resolve(name + ".proof"))),
        PublicWitnessCodec.read(Files.readAllBytes(path.resolve(name + ".pw")))));
  }

  /** Writes NAME.vk, NAME.proof and NAME.pw. */
  void write(String name, Triple triple) throws IOException {
    Files.write(path.resolve(name + ".vk"), VerifyingKeyCodec.write(triple.verifyingKey));
    Files.write(path.resolve(name + ".proof"), ProofCodec.write(triple.proof));
    Files.write(path.resolve(name + ".pw"), PublicWitnessCodec.write(triple.publicInputs));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (FormatException e) {
      throw new IllegalStateException(path + " is damaged (delete it): " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
