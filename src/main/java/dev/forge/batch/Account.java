package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.util.Optional;

/** An account as its leaf of the state tree holds it. */
public record Account(Fr pubkey, Unsigned64 balance, Unsigned64 nonce) {
  private static final Fr DOMAIN = Fr.of(1);

  /** The account's leaf: hash_4(1, pubkey, balance, nonce). */
  public Fr leaf(HashFamily family) {
    return family.hash(DOMAIN, pubkey, balance.toField(), nonce.toField());
  }

  /** Whether balance and nonce are 0, so that the tree may have no leaf of it yet. */
  public boolean isBlank() {
    return balance.isZero() && nonce.isZero();
  }

  /** The account after it sent an amount, if its balance covers it and its nonce is not the last one. */
  public Optional<Account> debited(Unsigned64 amount) {
    return balance
        .minus(amount)
        .flatMap(rest -> nonce.plus(Unsigned64.ONE).map(next -> new Account(pubkey, rest, next)));
  }

  /** The account after it received an amount, if its balance stays below 2^64. */
  public Optional<Account> credited(Unsigned64 amount) {
    return balance.plus(amount).map(sum -> new Account(pubkey, sum, nonce));
  }
}
