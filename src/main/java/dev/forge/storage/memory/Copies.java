package dev.forge.storage.memory;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Copies entities field by field; their fields are values or arrays that nobody changes. */
final class Copies {
  private Copies() {}

  static <T> T of(T entity) {
    try {
      @SuppressWarnings("unchecked") Class<T> type = (Class<T>) entity.getClass();
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T copy = constructor.newInstance();
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          field.set(copy, field.get(entity));
        }
      }
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(entity.getClass() + " has no constructor for rows", e);
    }
  }

  /** The copy with its version one higher, as a database writes it. */
  static <T> T next(T entity) {
    T copy = of(entity);
    try {
      Field version = copy.getClass().getDeclaredField("version");
      version.setAccessible(true);
      version.setLong(copy, version.getLong(copy) + 1);
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(entity.getClass() + " has no version", e);
    }
  }
}
