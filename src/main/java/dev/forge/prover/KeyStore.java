package dev.forge.prover;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.codec.ProvingKeyReader;
import dev.forge.zk.codec.ProvingKeyWriter;
import dev.forge.zk.codec.VerifyingKeyCodec;
import dev.forge.zk.codec.iden3.ZkeyReader;
import dev.forge.zk.groth16.InsecureDevelopmentSetup;
import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.CircuitHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys of circuits: loaded once from the cache and kept in memory; taken over from a ceremony, or made by the
 * development setup where the cache has none. Safe for use by several threads.
 */
public final class KeyStore {
  private static final String PROVING_KEY = "proving.key";
  private static final String VERIFYING_KEY = "verifying.vk";
  private static final String WARNING = "UNSAFE-DEVELOPMENT-KEYS.txt";

  private final KeyCache cache;
  private final Cores cores;
  private final OncePerKey<CircuitHash, CircuitKeys> inMemory = new OncePerKey<>();

  /** Keys in a cache, made on some cores. */
  public KeyStore(KeyCache cache, Cores cores) {
    this.cache = cache;
    this.cores = cores;
  }

  /** Keys in a cache, made on all cores. */
  public static KeyStore onAllCores(KeyCache cache) {
    return new KeyStore(cache, Cores.all());
  }

  /** Whether the cache has keys of a circuit. */
  public boolean has(ProvableCircuit circuit) {
    return cache.find(circuit.hash().hex()).isPresent();
  }

  /** The hash of the verifying key that the cache has of a circuit; the keys themselves are not loaded. */
  Optional<String> keptKeyHash(ProvableCircuit circuit) {
    return cache.find(circuit.hash().hex()).map(folder -> {
      try {
        return VerifyingKeyCodec.hash(VerifyingKeyCodec.read(Files.readAllBytes(folder.resolve(VERIFYING_KEY))));
      } catch (IOException | FormatException e) {
        throw new UnusableKeysException("keys of " + circuit.name() + " in " + folder + " cannot be read: " + e, e);
      }
    });
  }

  /** The bytes of a circuit's key files; 0 where there are none. */
  public long sizeOf(ProvableCircuit circuit) {
    return cache.sizeOf(circuit.hash().hex());
  }

  /**
   * The keys of a circuit; where there are none, makes development keys, which takes minutes for large circuits.
   *
   * @throws UnusableKeysException if the cache cannot be read or written, or has damaged keys
   */
  public CircuitKeys keysOf(ProvableCircuit circuit, PhaseTimes times) {
    return inMemory.get(circuit.hash(), () -> loadOrMake(circuit, times));
  }

  /**
   * Takes over a ceremony's key of a circuit without commitments.
   *
   * @param zkey a .zkey file of snarkjs, all of which is checked but for the ceremony's transcript
   * @throws RefusedKeyException if the file is damaged or of another circuit, or the cache has other keys of this one
   * @throws UnusableKeysException if the cache cannot be read or written
   */
  public CircuitKeys takeOver(ProvableCircuit circuit, Path zkey) {
    ProvingKey key = ceremonyKey(circuit, zkey);
    Path folder = written(circuit, made -> writeKeys(circuit, key, made));
    CircuitKeys kept = load(circuit.hash());
    if (!kept.proving().verifyingKey().equals(key.verifyingKey())) {
      throw new RefusedKeyException(
          "there are other keys of " + circuit.name() + " already (delete " + folder + " to replace them)");
    }
    return kept;
  }

  private ProvingKey ceremonyKey(ProvableCircuit circuit, Path zkey) {
    int commitments = circuit.compiled().r1cs().commitments().size();
    if (commitments > 0) {
      throw new RefusedKeyException("a .zkey serves circuits without commitments, " + circuit.name() + " has "
          + commitments + " (choose the range strategy bits)");
    }
    try {
      return ZkeyReader.read(zkey, circuit.compiled().r1cs(), cores);
    } catch (FormatException e) {
      throw new RefusedKeyException(zkey + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new RefusedKeyException(zkey + " cannot be read: " + e, e);
    }
  }

  private CircuitKeys loadOrMake(ProvableCircuit circuit, PhaseTimes times) {
    String hash = circuit.hash().hex();
    if (cache.find(hash).isEmpty()) {
      times.measure(Phase.SETUP, () -> make(circuit, times.listener()));
    }
    return times.measure(Phase.LOAD_KEYS, () -> load(circuit.hash()));
  }

  private Path make(ProvableCircuit circuit, ProvingListener listener) {
    return written(circuit, folder -> writeKeys(circuit, InsecureDevelopmentSetup.run(circuit.compiled().r1cs(),
        ScalarSource.secure(), cores, listener::progressed), folder));
  }

  private Path written(ProvableCircuit circuit, KeyCache.Maker maker) {
    try {
      return cache.obtain(circuit.hash().hex(), maker);
    } catch (IOException e) {
      throw new UnusableKeysException(
          "keys of " + circuit.name() + " cannot be written to " + cache.folder() + ": " + e, e);
    }
  }

  private void writeKeys(ProvableCircuit circuit, ProvingKey key, Path folder) throws IOException {
    ProvingKeyWriter.write(key, folder.resolve(PROVING_KEY), cores);
    Files.write(folder.resolve(VERIFYING_KEY), VerifyingKeyCodec.write(key.verifyingKey()));
    if (key.origin() == KeyOrigin.INSECURE_DEVELOPMENT) {
      Files.writeString(folder.resolve(WARNING), """
          Development keys of the circuit %s.
          Whoever made them could have kept what it takes to forge proofs. Never use them for anything of value.
          """.formatted(circuit.name()));
    }
  }

  private CircuitKeys load(CircuitHash hash) {
    Path folder = cache.find(hash.hex()).orElseThrow(
        () -> new UnusableKeysException("keys " + hash + " vanished from " + cache.folder()));
    Path file = folder.resolve(PROVING_KEY);
    try {
      ProvingKey key = ProvingKeyReader.readUnchecked(file);
      if (!key.circuit().equals(hash)) {
        throw new UnusableKeysException(folder + " has the keys of another circuit, " + key.circuit());
      }
      return new CircuitKeys(key, folder);
    } catch (FormatException e) {
      throw new UnusableKeysException(file + " is damaged (delete its folder): " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UnusableKeysException(file + " cannot be read: " + e, e);
    }
  }
}
