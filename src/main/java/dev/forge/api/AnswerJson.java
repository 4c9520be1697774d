package dev.forge.api;

import jakarta.json.Json;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes answers, which are records: members in the order of the components, under the names that {@link JsonbProperty} gives
 * them; a null is left out unless {@link JsonbNillable} wants it. (JSON-B itself knows no order of components.)
 */
public final class AnswerJson {
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
  private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
    @Override
    protected List<Member> computeValue(Class<?> type) {
      return Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
    }
  };

  private record Member(String name, boolean nillable, RecordComponent component) {
    static Member of(RecordComponent component) {
      component.getAccessor().setAccessible(true);
      JsonbProperty given = component.getAccessor().getAnnotation(JsonbProperty.class);
      boolean nillable = component.getAccessor().isAnnotationPresent(JsonbNillable.class);
      return new Member(given == null ? component.getName() : given.value(), nillable, component);
    }

    Object of(Object answer) {
      try {
        return component.getAccessor().invoke(answer);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("component " + component + " cannot be read", e);
      }
    }
  }

  private AnswerJson() {}

  /** An answer as text. */
  public static String text(Record answer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = GENERATORS.createGenerator(text)) {
      write(generator, answer);
    }
    return text.toString();
  }

  /** Writes an answer in UTF-8; the stream stays open. */
  static void write(Record answer, OutputStream out) {
    JsonGenerator generator = GENERATORS.createGenerator(out, StandardCharsets.UTF_8);
    write(generator, answer);
    generator.flush();
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case null -> generator.writeNull();
      case Record fields -> writeFields(generator, fields);
      case List<?> elements -> {
        generator.writeStartArray();
        elements.forEach(element -> write(generator, element));
        generator.writeEnd();
      }
      case Map<?, ?> entries -> {
        generator.writeStartObject();
        entries.forEach((name, each) -> {
          generator.writeKey(name.toString());
          write(generator, each);
        });
        generator.writeEnd();
      }
      case String text -> generator.write(text);
      case Boolean truth -> generator.write(truth);
      case Integer number -> generator.write(number);
      case Long number -> generator.write(number);
      case BigInteger number -> generator.write(number);
      case Enum<?> constant -> generator.write(constant.name());
      case UUID id -> generator.write(id.toString());
      default -> throw new IllegalArgumentException("answers have no " + value.getClass().getName());
    }
  }

  private static void writeFields(JsonGenerator generator, Record fields) {
    generator.writeStartObject();
    for (Member member : MEMBERS.get(fields.getClass())) {
      Object value = member.of(fields);
      if (value != null || member.nillable()) {
        generator.writeKey(member.name());
        write(generator, value);
      }
    }
    generator.writeEnd();
  }
}
