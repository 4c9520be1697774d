package dev.forge.prover.noir;

import java.util.List;

/** The type of a parameter or of a returned value (the ABI of Noir 1.0.0-beta.26). */
public sealed interface AbiType {
  /** How many witnesses a value takes. */
  long witnesses();

  /** A field element. */
  record Field() implements AbiType {
    @Override
    public long witnesses() {
      return 1;
    }
  }

  /** True or false, as 1 or 0. */
  record Bool() implements AbiType {
    @Override
    public long witnesses() {
      return 1;
    }
  }

  /** An integer; a signed one is held as its two's complement in {@code width} bits. */
  record Int(boolean signed, int width) implements AbiType {
    public Int {
      if (width < 1 || width > 128) {
        throw new IllegalArgumentException("integer of " + width + " bits, allowed are 1 to 128");
      }
    }

    @Override
    public long witnesses() {
      return 1;
    }
  }

  /** Text of exactly {@code length} bytes of UTF-8, one witness each. */
  record Text(int length) implements AbiType {
    @Override
    public long witnesses() {
      return length;
    }
  }

  /** {@code length} values of one type. */
  record Array(int length, AbiType element) implements AbiType {
    @Override
    public long witnesses() {
      return Math.multiplyExact(length, element.witnesses());
    }
  }

  /** Values of several types. */
  record Tuple(List<AbiType> fields) implements AbiType {
    public Tuple {
      fields = List.copyOf(fields);
    }

    @Override
    public long witnesses() {
      return fields.stream().mapToLong(AbiType::witnesses).reduce(0, Math::addExact);
    }
  }

  /** Named values of several types. */
  record Struct(String path, List<Member> fields) implements AbiType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public long witnesses() {
      return fields.stream().mapToLong(field -> field.type().witnesses()).reduce(0, Math::addExact);
    }
  }

  /** A field of a struct. */
  record Member(String name, AbiType type) {}
}
