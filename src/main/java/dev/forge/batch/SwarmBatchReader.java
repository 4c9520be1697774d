package dev.forge.batch;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a submission to the swarm from JSON, as strictly as {@link ProveRequestReader}. Where the id and the root come before
 * the transactions, these are read as they are asked for, and one alone is held at a time.
 */
public final class SwarmBatchReader {
  private static final String BATCH = "batch";
  private static final String BATCH_ID = "batch_id";
  private static final String INITIAL_ROOT = "initial_root";
  private static final String TRANSACTIONS = "transactions";
  private static final String SETTLE = "settle";
  private static final String AT = "/" + BATCH + "/" + TRANSACTIONS;
  private static final int DEPTH = 3;

  private final JsonParser parser;
  private final Problems problems = new Problems();
  private final Set<String> namesAround = new HashSet<>();
  private final Set<String> namesInside = new HashSet<>();
  private final Map<String, JsonValue> head = new HashMap<>();
  private int transactions;
  private int witnesses;

  private SwarmBatchReader(InputStream json) {
    parser = StrictJson.open(json);
  }

  /**
   * Reads a submission in UTF-8.
   *
   * @return the batch, whose stream is still needed; its transactions may throw as this method does, at the latest behind
   *     the last, so that none of them counts before
   * @throws RefusedRequestException with {@link RefusalCode#MALFORMED_REQUEST} or {@link RefusalCode#INVALID_FIELD} and
   *     the fields at fault
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static SwarmBatch read(InputStream json) {
    return StrictJson.guarded(() -> new SwarmBatchReader(json).batch());
  }

  private SwarmBatch batch() {
    if (!enterBatch() || !enterTransactions()) {
      checkAll();
    }
    Optional<SwarmTransaction> first = next();
    if (head.containsKey(BATCH_ID) && head.containsKey(INITIAL_ROOT)) {
      checkHead();
      return batch(problems.none() ? first : next());
    }
    List<SwarmTransaction> all = new ArrayList<>();
    new Transactions(first).forEachRemaining(all::add);
    JsonFields fields = checkHead();
    return new SwarmBatch(fields.name(BATCH_ID), fields.fieldText(INITIAL_ROOT, false), all.iterator(), this::settle);
  }

  private SwarmBatch batch(Optional<SwarmTransaction> first) {
    JsonFields fields = checkHead();
    return new SwarmBatch(fields.name(BATCH_ID), fields.fieldText(INITIAL_ROOT, false), new Transactions(first),
        this::settle);
  }

  private Optional<Boolean> settle() {
    return Optional.ofNullable(head.get(SETTLE)).map(JsonValue.TRUE::equals);
  }

  /** The transactions that are left. */
  private final class Transactions implements Iterator<SwarmTransaction> {
    private Optional<SwarmTransaction> next;

    private Transactions(Optional<SwarmTransaction> first) {
      next = first;
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public SwarmTransaction next() {
      SwarmTransaction transaction = next.orElseThrow(NoSuchElementException::new);
      next = StrictJson.guarded(SwarmBatchReader.this::next);
      return transaction;
    }
  }

  /** Reads up to the batch's brace; false where there is none. */
  private boolean enterBatch() {
    while (parser.next() != Event.END_OBJECT) {
      String name = StrictJson.newName(parser, namesAround);
      Event event = parser.next();
      if (name.equals(BATCH) && event == Event.START_OBJECT) {
        return true;
      }
      StrictJson.value(parser, event, DEPTH - 1);
      if (name.equals(BATCH)) {
        problems.malformed("/" + BATCH, "is not an object");
      }
    }
    return false;
  }

  /** Reads up to the bracket of the transactions; false where there is none before the batch ends. */
  private boolean enterTransactions() {
    while (parser.next() != Event.END_OBJECT) {
      String name = StrictJson.newName(parser, namesInside);
      Event event = parser.next();
      if (name.equals(TRANSACTIONS) && event == Event.START_ARRAY) {
        return true;
      }
      JsonValue value = StrictJson.value(parser, event, DEPTH);
      if (name.equals(BATCH_ID) || name.equals(INITIAL_ROOT) || name.equals(SETTLE)) {
        head.put(name, value);
      } else if (name.equals(TRANSACTIONS)) {
        problems.malformed(AT, "is not a list");
      }
    }
    return false;
  }

  /** The next transaction. Behind the last, and where there was any problem, all that is left is read and judged. */
  private Optional<SwarmTransaction> next() {
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      SwarmTransaction transaction = transaction(StrictJson.value(parser, event, DEPTH + 1));
      if (problems.none()) {
        return Optional.of(transaction);
      }
    }
    enterTransactions();
    enterBatch();
    checkAll();
    return Optional.empty();
  }

  private SwarmTransaction transaction(JsonValue value) {
    String at = AT + "/" + transactions++;
    if (!(value instanceof JsonObject)) {
      problems.malformed(at, "is not an object");
    }
    JsonObject object = value instanceof JsonObject fields ? fields : JsonValue.EMPTY_JSON_OBJECT;
    SwarmTransaction transaction = TransactionFields.read(new JsonFields(object, at, problems));
    if (transaction.transfer().isPresent()) {
      witnesses++;
    }
    return transaction;
  }

  /** Notes what is wrong with id and root; to be below the modulus, the root must be that of a tree. */
  private JsonFields checkHead() {
    JsonObjectBuilder given = Json.createObjectBuilder();
    head.forEach(given::add);
    JsonFields fields = new JsonFields(given.build(), "/" + BATCH, problems);
    fields.name(BATCH_ID);
    fields.fieldText(INITIAL_ROOT, witnesses > 0);
    fields.flag(SETTLE);
    return fields;
  }

  private void checkAll() {
    StrictJson.end(parser);
    if (!namesAround.contains(BATCH)) {
      problems.invalid("/" + BATCH, "is missing");
    } else if (!namesInside.isEmpty() || problems.none()) {
      checkHead();
      checkTransactions();
    }
    problems.throwIfAny();
  }

  private void checkTransactions() {
    if (!namesInside.contains(TRANSACTIONS)) {
      problems.invalid(AT, "is missing");
    } else if (transactions == 0) {
      problems.invalid(AT, "is empty");
    } else if (witnesses > 0 && witnesses < transactions) {
      problems.invalid(AT, "has " + transactions + " transactions, of which only " + witnesses + " carry a witness");
    }
  }
}
