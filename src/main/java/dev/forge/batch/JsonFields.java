package dev.forge.batch;

import dev.forge.zk.field.Fr;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object of a request, read strictly. What is wrong is noted, and a stand-in (0, or an empty
 * list) returned, so that one reading finds all problems.
 */
final class JsonFields {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,40}");
  private static final int MOST_DIGITS_OF_LONG = 18;
  private static final Pattern SIGNATURE = Pattern.compile("(0x)?([0-9a-fA-F]{64}){1,2}");
  private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,200}");
  private static final Unsigned64 LARGEST_32 = new Unsigned64(0xffff_ffffL);
  private static final Signature NO_SIGNATURE = new Signature("0".repeat(64));

  private final JsonObject object;
  private final String pointer;
  private final Problems problems;

  /** The fields of the object at a JSON pointer. */
  JsonFields(JsonObject object, String pointer, Problems problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** An integer from 0 to 2^64 - 1, written with digits alone. */
  Unsigned64 unsigned(String name) {
    return required(name).map(value -> unsigned(value, at(name))).orElse(Unsigned64.ZERO);
  }

  /** A field element below the modulus. */
  Fr canonical(String name) {
    return required(name).map(value -> canonical(value, at(name))).orElse(Fr.ZERO);
  }

  /** A field element that may be written by a hexadecimal number above the modulus. */
  Fr reduced(String name) {
    return text(name).flatMap(text -> parsed(FieldText.reduced(text), at(name), text)).orElse(Fr.ZERO);
  }

  /** A field element below the modulus, which no problem names. */
  Secret secret(String name) {
    Optional<Fr> value = text(name).flatMap(text -> {
      Optional<Fr> element = FieldText.canonical(text);
      if (element.isEmpty()) {
        problems.invalid(at(name), "is not a field element below the modulus");
      }
      return element;
    });
    return new Secret(value.orElse(Fr.ZERO));
  }

  /** A field element below the modulus, which may also be an integer below 2^64 and which no problem names. */
  Secret secretNumber(String name) {
    if (!(object.get(name) instanceof JsonNumber number)) {
      return secret(name);
    }
    Optional<Unsigned64> integer = integer(number.toString());
    if (integer.isEmpty()) {
      problems.invalid(at(name), "is not an integer from 0 to " + Unsigned64.MAXIMUM);
    }
    return new Secret(integer.orElse(Unsigned64.ZERO).toField());
  }

  /** An integer from 0 to 2^32 - 1. */
  long unsigned32(String name) {
    Unsigned64 number = unsigned(name);
    if (number.compareTo(LARGEST_32) > 0) {
      problems.invalid(at(name), number + " is not an integer from 0 to " + LARGEST_32);
    }
    return number.bits();
  }

  /** A text that names something: 1 to 200 characters, none of which is a control character. */
  String name(String name) {
    Optional<String> text = text(name);
    text.filter(value -> !NAME.matcher(value).matches()).ifPresent(value -> problems.invalid(at(name),
        Problems.quote(value) + " does not have 1 to 200 characters without control characters"));
    return text.orElse("");
  }

  /** A field element as written; where it need not be below the modulus, a hexadecimal one may be any. */
  String fieldText(String name, boolean belowModulus) {
    Optional<String> text = text(name);
    text.ifPresent(
        value -> parsed(belowModulus ? FieldText.canonical(value) : FieldText.reduced(value), at(name), value));
    return text.orElse("");
  }

  /** Field elements, any number of them up to a path's; they are checked and not kept. */
  void nodes(String name) {
    JsonArray nodes = requiredArray(name);
    if (nodes.size() > MerklePath.DEPTH) {
      problems.invalid(at(name), "has " + nodes.size() + " elements, allowed are " + MerklePath.DEPTH);
      return;
    }
    for (int i = 0; i < nodes.size(); i++) {
      canonical(nodes.get(i), at(name) + "/" + i);
    }
  }

  /** The fields of an object inside this one; those of an empty one where it is missing. */
  JsonFields object(String name) {
    Optional<JsonValue> value = required(name);
    if (value.isPresent() && !(value.get() instanceof JsonObject)) {
      problems.malformed(at(name), "is not an object");
    }
    JsonObject fields =
        value.filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).orElse(JsonValue.EMPTY_JSON_OBJECT);
    return new JsonFields(fields, at(name), problems);
  }

  /** Whether the field is there. */
  boolean has(String name) {
    return object.containsKey(name);
  }

  /** A signature of 64 or 128 hexadecimal digits. */
  Signature signature(String name) {
    return text(name).filter(text -> isSignature(text, name)).map(JsonFields::signatureOf).orElse(NO_SIGNATURE);
  }

  private boolean isSignature(String text, String name) {
    boolean matches = SIGNATURE.matcher(text).matches();
    if (!matches) {
      problems.invalid(at(name), Problems.quote(text) + " is not a signature of 64 or 128 hexadecimal digits");
    }
    return matches;
  }

  private static Signature signatureOf(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    return new Signature(digits.toLowerCase(Locale.ROOT));
  }

  /** A path of 32 siblings and 32 indices. */
  MerklePath path(String siblingsName, String indicesName) {
    JsonArray siblings = requiredArray(siblingsName);
    JsonArray indices = requiredArray(indicesName);
    boolean complete = hasDepth(siblings, siblingsName) & hasDepth(indices, indicesName);
    return complete ? path(siblings, at(siblingsName), indices, at(indicesName)) : Problems.NO_PATH;
  }

  /** A path, or none where both lists are empty. */
  Optional<MerklePath> optionalPath(String siblingsName, String indicesName) {
    boolean left = requiredArray(siblingsName).isEmpty() && requiredArray(indicesName).isEmpty();
    return left ? Optional.empty() : Optional.of(path(siblingsName, indicesName));
  }

  /** A list that must be there, whatever is in it. */
  void list(String name) {
    requiredArray(name);
  }

  /** The objects of a list, read one by one; a missing list is empty. */
  <T> List<T> list(String name, Function<JsonFields, T> reader) {
    JsonArray array = object.containsKey(name) ? requiredArray(name) : JsonValue.EMPTY_JSON_ARRAY;
    List<T> values = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String at = at(name) + "/" + i;
      if (array.get(i) instanceof JsonObject entry) {
        values.add(reader.apply(new JsonFields(entry, at, problems)));
      } else {
        problems.malformed(at, "is not an object");
      }
    }
    return values;
  }

  /** A truth value, false where it is missing. */
  boolean flag(String name) {
    JsonValue value = object.getOrDefault(name, JsonValue.FALSE);
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      problems.malformed(at(name), "is neither true nor false");
    }
    return value == JsonValue.TRUE;
  }

  /** A hash family, MiMC where it is missing. */
  HashFamily hash(String name) {
    if (!object.containsKey(name)) {
      return HashFamily.MIMC;
    }
    return text(name).flatMap(text -> {
      Optional<HashFamily> family = HashFamily.named(text);
      if (family.isEmpty()) {
        problems.malformed(at(name), Problems.quote(text) + " is neither \"mimc\" nor \"poseidon2\"");
      }
      return family;
    }).orElse(HashFamily.MIMC);
  }

  private MerklePath path(JsonArray siblings, String siblingsAt, JsonArray indices, String indicesAt) {
    List<Fr> nodes = new ArrayList<>(MerklePath.DEPTH);
    int position = 0;
    for (int level = 0; level < MerklePath.DEPTH; level++) {
      nodes.add(node(siblings.get(level), siblingsAt, level));
      position |= bit(indices.get(level), indicesAt, level) << level;
    }
    return new MerklePath(nodes, position);
  }

  /** There are hundreds of them in a batch, so where one is comes to be written only where it is at fault. */
  private Fr node(JsonValue value, String at, int level) {
    Optional<Fr> node =
        value instanceof JsonString text ? FieldText.canonical(text.getString()) : Optional.empty();
    return node.orElseGet(() -> canonical(value, at + "/" + level));
  }

  private int bit(JsonValue value, String at, int level) {
    String text = value instanceof JsonNumber number ? number.toString() : "";
    if (text.equals("0") || text.equals("1")) {
      return text.charAt(0) - '0';
    }
    Unsigned64 index = unsigned(value, at + "/" + level);
    if (index.compareTo(Unsigned64.ONE) > 0) {
      problems.invalid(at + "/" + level, index + " is neither 0 nor 1");
    }
    return (int) (index.bits() & 1);
  }

  private boolean hasDepth(JsonArray array, String name) {
    boolean complete = array.size() == MerklePath.DEPTH;
    if (!complete && object.get(name) instanceof JsonArray) {
      problems.invalid(at(name), "has " + array.size() + " elements instead of " + MerklePath.DEPTH);
    }
    return complete;
  }

  private Unsigned64 unsigned(JsonValue value, String at) {
    if (!(value instanceof JsonNumber number)) {
      problems.malformed(at, "is not a number");
      return Unsigned64.ZERO;
    }
    String text = number.toString();
    Optional<Unsigned64> integer = integer(text);
    if (integer.isEmpty()) {
      problems.invalid(at, Problems.shortened(text) + " is not an integer from 0 to " + Unsigned64.MAXIMUM);
    }
    return integer.orElse(Unsigned64.ZERO);
  }

  private static Optional<Unsigned64> integer(String text) {
    if (isShort(text)) {
      return Optional.of(new Unsigned64(Long.parseLong(text)));
    }
    return INTEGER.matcher(text).matches() ? Unsigned64.of(new BigInteger(text)) : Optional.empty();
  }

  /** Whether it is a few digits alone, as nearly all numbers are. */
  private static boolean isShort(String text) {
    boolean digits = text.length() <= MOST_DIGITS_OF_LONG;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  private Fr canonical(JsonValue value, String at) {
    return text(value, at).flatMap(text -> parsed(FieldText.canonical(text), at, text)).orElse(Fr.ZERO);
  }

  private Optional<Fr> parsed(Optional<Fr> element, String at, String text) {
    if (element.isEmpty()) {
      problems.invalid(at, Problems.quote(text) + " is not a field element");
    }
    return element;
  }

  private Optional<String> text(String name) {
    return required(name).flatMap(value -> text(value, at(name)));
  }

  private Optional<String> text(JsonValue value, String at) {
    if (value instanceof JsonString string) {
      return Optional.of(string.getString());
    }
    problems.malformed(at, "is not a text");
    return Optional.empty();
  }

  private JsonArray requiredArray(String name) {
    Optional<JsonValue> value = required(name);
    if (value.isPresent() && !(value.get() instanceof JsonArray)) {
      problems.malformed(at(name), "is not a list");
    }
    return value.filter(JsonArray.class::isInstance).map(JsonArray.class::cast).orElse(JsonValue.EMPTY_JSON_ARRAY);
  }

  private Optional<JsonValue> required(String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      problems.invalid(at(name), "is missing");
    }
    return Optional.ofNullable(value);
  }

  private String at(String name) {
    return pointer + "/" + name;
  }
}
