package dev.forge.batch.circuit;

import dev.forge.batch.HashFamily;
import dev.forge.fixtures.CircuitRules;
import dev.forge.fixtures.CircuitRules.Rule;
import dev.forge.fixtures.SlotBatch;
import dev.forge.fixtures.SlotBatch.FieldAccount;
import dev.forge.fixtures.SlotBatch.Public;
import dev.forge.fixtures.SparseTree;
import dev.forge.fixtures.SparseTree.FieldPath;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Witnesses for {@code batch_2_1_2}, each of which breaks one rule of the circuit and keeps all others. */
final class Attacks {
  static final Capacity CAPACITY = new Capacity(2, 1, 2);

  private static final Fr TWO_TO_64 = Fr.reduce(BigInteger.ONE.shiftLeft(64));
  private static final Fr MAXIMUM = TWO_TO_64.subtract(Fr.ONE);
  private static final Fr ABOVE = TWO_TO_64.add(Fr.ONE);
  private static final Fr MINUS = Fr.ONE.negate();
  private static final Fr RECIPIENT = Fr.of(4242);

  // parameters of the folded functions, after the roots and running hashes
  private static final String TRANSFER = "apply_transfer";
  private static final int SENDER_BALANCE = 4;
  private static final int SENDER_NONCE = 5;
  private static final int RECEIVER_BALANCE = 71;
  private static final int AMOUNT = 138;
  private static final String WITHDRAWAL = "apply_withdrawal";
  private static final int WITHDRAWER_BALANCE = 5;
  private static final int WITHDRAWN = 72;

  private static final int ALICE = 5;
  private static final int BOB = 9;
  private static final int CAROL = 12;

  /** An attack: its witness, and the rule that refuses it. */
  record Attack(String name, Function<CircuitRules, Rule> rule, Function<HashFamily, SlotBatch> batch) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Attacks() {}

  /** A batch that breaks no rule and uses every slot. */
  static SlotBatch honest(HashFamily family) {
    World world = new World(family, 1000, 0);
    FieldAccount dave = new FieldAccount(Fr.of(104), Fr.ZERO, Fr.ZERO);
    return world.transfer(world.alice, ALICE, world.bob, BOB, Fr.of(300))
        .toNew(world.bob.credited(Fr.of(300)), BOB, dave, 77, Fr.of(500))
        .withdraw(world.carol, CAROL, Fr.of(50)).batch
        .spend(Fr.of(1), Fr.of(2))
        .spend(Fr.of(3), Fr.of(4))
        .finish();
  }

  static List<Attack> all() {
    return Stream.of(onAmounts(), onAccounts(), onSlots(), onPublicInputs()).flatMap(List::stream).toList();
  }

  private static List<Attack> onAmounts() {
    return List.of(
        new Attack("transfer of 2^64+1", Attacks::amountInTransfer, f -> pay(f, Fr.of(1000), ABOVE, Fr.of(200))),
        new Attack("withdrawal of 2^64+1", Attacks::amountInWithdrawal, Attacks::withdrawTooMuch),
        new Attack("negative amount", Attacks::amount, f -> pay(f, Fr.of(1000), MINUS, Fr.of(200))),
        new Attack("balance wrap", Attacks::debit, f -> pay(f, Fr.of(5), Fr.of(7), Fr.of(200))),
        new Attack("receiver overflow", Attacks::credit, f -> pay(f, Fr.of(1000), Fr.ONE, MAXIMUM)));
  }

  private static List<Attack> onAccounts() {
    String sender = "the sender is not under the current root";
    String receiver = "the receiver is not under the root that the sender left";
    return List.of(
        new Attack("stale path", rules -> rules.saying(sender), Attacks::stalePath),
        new Attack("wrong nonce", rules -> rules.saying(sender), Attacks::wrongNonce),
        new Attack("self-transfer with a stale receiver", rules -> rules.saying(receiver), Attacks::staleReceiver),
        new Attack("nonce 2^64-1", Attacks::nextNonce, Attacks::lastNonce),
        new Attack("path index 2", rules -> rules.saying("a path index is 0 or 1"), Attacks::pathIndexOfTwo),
        new Attack(
            "new receiver with a balance",
            rules -> rules.saying("a new receiver has balance 0 and nonce 0"),
            Attacks::newReceiverWithBalance));
  }

  private static List<Attack> onSlots() {
    String count = "a count is the number of used slots";
    return List.of(
        new Attack("counts that do not match", rules -> rules.saying(count), Attacks::wrongCounts),
        new Attack("gap in the slots", rules -> rules.saying("slots are used from the front"), Attacks::gap),
        new Attack("unused slot that moves money", rules -> rules.unusedKeeps(TRANSFER, 0), Attacks::unusedSlot),
        new Attack("nullifier twice", rules -> rules.saying("a nullifier comes twice"), Attacks::nullifierTwice));
  }

  private static List<Attack> onPublicInputs() {
    String batchHash = "batch_hash is not the hash of the batch";
    String withdrawals = "withdrawal_root is not the root of the withdrawals";
    String shielded = "post_shielded_root is not the root after the batch";
    String state = "post_state_root is not the root after the batch";
    return List.of(
        new Attack("reordered transfers", rules -> rules.saying(batchHash), Attacks::reordered),
        new Attack("wrong withdrawal root", rules -> rules.saying(withdrawals), f -> wrong(f, Public.WITHDRAWAL_ROOT)),
        new Attack("wrong shielded root", rules -> rules.saying(shielded), f -> wrong(f, Public.POST_SHIELDED_ROOT)),
        new Attack("wrong state root", rules -> rules.saying(state), f -> wrong(f, Public.POST_STATE_ROOT)));
  }

  private static Rule amount(CircuitRules rules) {
    return rules.rangeOf(TRANSFER, AMOUNT);
  }

  private static Rule debit(CircuitRules rules) {
    return rules.rangeOfSum(TRANSFER, Map.of(SENDER_BALANCE, Fr.ONE, AMOUNT, MINUS), Fr.ZERO);
  }

  private static Rule credit(CircuitRules rules) {
    return rules.rangeOfSum(TRANSFER, Map.of(RECEIVER_BALANCE, Fr.ONE, AMOUNT, Fr.ONE), Fr.ZERO);
  }

  private static Rule nextNonce(CircuitRules rules) {
    return rules.rangeOfSum(TRANSFER, Map.of(SENDER_NONCE, Fr.ONE), Fr.ONE);
  }

  /**
   * An amount above 2^64 takes more than any balance has and gives more than any balance can hold, so it breaks three
   * checks of one rule. (A negative amount breaks the first alone.)
   */
  private static Rule amountInTransfer(CircuitRules rules) {
    return rules.rangeOf(TRANSFER, AMOUNT).and(debit(rules)).and(credit(rules));
  }

  private static Rule amountInWithdrawal(CircuitRules rules) {
    return rules
        .rangeOf(WITHDRAWAL, WITHDRAWN)
        .and(rules.rangeOfSum(WITHDRAWAL, Map.of(WITHDRAWER_BALANCE, Fr.ONE, WITHDRAWN, MINUS), Fr.ZERO));
  }

  private static SlotBatch withdrawTooMuch(HashFamily family) {
    World world = new World(family, 1000, 0);
    return world.withdraw(world.alice, ALICE, ABOVE).batch.finish();
  }

  private static SlotBatch pay(HashFamily family, Fr balance, Fr amount, Fr receiverBalance) {
    return pay(family, new FieldAccount(Fr.of(101), balance, Fr.ZERO), amount, receiverBalance);
  }

  private static SlotBatch pay(HashFamily family, FieldAccount sender, Fr amount, Fr receiverBalance) {
    World world = new World(family, 0, 0);
    world.put(ALICE, sender);
    FieldAccount receiver = world.put(BOB, new FieldAccount(Fr.of(102), receiverBalance, Fr.ONE));
    return world.begin().transfer(sender, ALICE, receiver, BOB, amount).batch.finish();
  }

  private static SlotBatch lastNonce(HashFamily family) {
    return pay(family, new FieldAccount(Fr.of(101), Fr.of(1000), MAXIMUM), Fr.ONE, Fr.of(200));
  }

  /** Carol's path is the one before Alice's transfer; so is, under the root it leads to, Bob's. */
  private static SlotBatch stalePath(HashFamily family) {
    World world = new World(family, 1000, 0);
    World stale = new World(family, 1000, 0);
    FieldPath from = stale.tree.path(CAROL);
    stale.put(CAROL, stale.carol.debited(Fr.of(20)));
    FieldPath to = stale.tree.path(BOB);
    world.transfer(world.alice, ALICE, world.bob, BOB, Fr.of(10));
    return world.batch.transfer(world.carol, from, world.bob, to, Fr.of(20)).finish();
  }

  private static SlotBatch staleReceiver(HashFamily family) {
    World world = new World(family, 1000, 0);
    FieldPath path = world.tree.path(ALICE);
    return world.batch.transfer(world.alice, path, world.alice, path, Fr.of(10)).finish();
  }

  private static SlotBatch wrongNonce(HashFamily family) {
    World world = new World(family, 1000, 3);
    FieldAccount replayed = new FieldAccount(world.alice.pubkey(), world.alice.balance(), Fr.of(2));
    return world.transfer(replayed, ALICE, world.bob, BOB, Fr.of(10)).batch.finish();
  }

  /** The root is the one that the formula gives with an index of 2. */
  private static SlotBatch pathIndexOfTwo(HashFamily family) {
    World world = new World(family, 1000, 0);
    FieldPath path = world.tree.path(ALICE).withIndex(17, Fr.of(2));
    SlotBatch batch = new SlotBatch(family, CAPACITY, path.root(family, world.alice.leaf(family)));
    return batch.withdraw(world.alice, path, RECIPIENT, Fr.of(10)).finish();
  }

  private static SlotBatch wrongCounts(HashFamily family) {
    World world = new World(family, 1000, 0);
    return world.transfer(world.alice, ALICE, world.bob, BOB, Fr.of(10)).batch.claimCounts(2, 0, 0).finish();
  }

  private static SlotBatch gap(HashFamily family) {
    World world = new World(family, 1000, 0);
    world.batch.unusedTransfer();
    return world.transfer(world.alice, ALICE, world.bob, BOB, Fr.of(10)).batch.finish();
  }

  /** Both slots move money: where the rule is lacking, a slot of zeros would set the state to a root of zeros. */
  private static SlotBatch unusedSlot(HashFamily family) {
    World world = new World(family, 1000, 0);
    Fr ten = Fr.of(10);
    world.unused(world.alice, ALICE, world.bob, BOB, ten);
    return world.unused(world.alice.debited(ten), ALICE, world.bob.credited(ten), BOB, ten).batch.finish();
  }

  private static SlotBatch nullifierTwice(HashFamily family) {
    return new World(family, 1000, 0).batch.spend(Fr.of(1), Fr.of(2)).spend(Fr.of(1), Fr.of(4)).finish();
  }

  private static SlotBatch reordered(HashFamily family) {
    Fr promised = twoPayments(family, true).get(Public.BATCH_HASH);
    SlotBatch batch = twoPayments(family, false);
    if (!batch.get(Public.POST_STATE_ROOT).equals(twoPayments(family, true).get(Public.POST_STATE_ROOT))) {
      throw new IllegalStateException("the order should make no difference to the state");
    }
    return batch.set(Public.BATCH_HASH, promised);
  }

  private static SlotBatch twoPayments(HashFamily family, boolean aliceFirst) {
    World world = new World(family, 1000, 0);
    Fr ten = Fr.of(10);
    FieldAccount paidOnce = world.bob.credited(ten);
    if (aliceFirst) {
      world.transfer(world.alice, ALICE, world.bob, BOB, ten).transfer(world.carol, CAROL, paidOnce, BOB, ten);
    } else {
      world.transfer(world.carol, CAROL, world.bob, BOB, ten).transfer(world.alice, ALICE, paidOnce, BOB, ten);
    }
    return world.batch.finish();
  }

  private static SlotBatch wrong(HashFamily family, Public input) {
    SlotBatch batch = honest(family);
    return batch.set(input, batch.get(input).add(Fr.ONE));
  }

  /** An account with a balance out of nothing: its old leaf is said to be the empty one. */
  private static SlotBatch newReceiverWithBalance(HashFamily family) {
    World world = new World(family, 1000, 0);
    FieldAccount invented = new FieldAccount(Fr.of(666), Fr.of(1_000_000), Fr.ZERO);
    return world.toNew(world.alice, ALICE, invented, 77, Fr.of(10)).batch.finish();
  }

  /** A kind of transfer slot. */
  private interface Slot {
    SlotBatch fill(FieldAccount sender, FieldPath from, FieldAccount receiver, FieldPath to, Fr amount);
  }

  /** A tree with three accounts, and a batch on it whose entries change it. */
  private static final class World {
    final HashFamily family;
    final SparseTree tree;
    final FieldAccount alice;
    final FieldAccount bob;
    final FieldAccount carol;
    SlotBatch batch;

    World(HashFamily family, long balance, long nonce) {
      this.family = family;
      tree = new SparseTree(family);
      alice = put(ALICE, new FieldAccount(Fr.of(101), Fr.of(balance), Fr.of(nonce)));
      bob = put(BOB, new FieldAccount(Fr.of(102), Fr.of(200), Fr.of(8)));
      carol = put(CAROL, new FieldAccount(Fr.of(103), Fr.of(70), Fr.of(9)));
      begin();
    }

    World begin() {
      batch = new SlotBatch(family, CAPACITY, tree.root());
      return this;
    }

    FieldAccount put(int position, FieldAccount account) {
      tree.set(position, account.leaf(family));
      return account;
    }

    World transfer(FieldAccount sender, int from, FieldAccount receiver, int to, Fr amount) {
      return move(batch::transfer, sender, from, receiver, to, amount);
    }

    World toNew(FieldAccount sender, int from, FieldAccount receiver, int to, Fr amount) {
      return move(batch::transferToNew, sender, from, receiver, to, amount);
    }

    World unused(FieldAccount sender, int from, FieldAccount receiver, int to, Fr amount) {
      return move(batch::unusedTransferThatMoves, sender, from, receiver, to, amount);
    }

    private World move(Slot slot, FieldAccount sender, int from, FieldAccount receiver, int to, Fr amount) {
      FieldPath senderPath = tree.path(from);
      put(from, sender.debited(amount));
      FieldPath receiverPath = tree.path(to);
      put(to, receiver.credited(amount));
      slot.fill(sender, senderPath, receiver, receiverPath, amount);
      return this;
    }

    World withdraw(FieldAccount sender, int from, Fr amount) {
      FieldPath path = tree.path(from);
      put(from, sender.debited(amount));
      batch.withdraw(sender, path, RECIPIENT, amount);
      return this;
    }
  }
}
