package dev.forge.server;

import dev.forge.batch.vault.SealedInputs;
import dev.forge.engine.Rows;
import dev.forge.prover.Prover;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Parts of the server that do one thing otherwise than it does. */
final class Interposed {
  private Interposed() {}

  /** A prover that wants the witness, so that batches are executed before they are proved. */
  static Prover wantingWitness(Prover prover) {
    return otherwise(Prover.class, prover, "needsWitness", () -> true);
  }

  /** Rows among which something happens once, right after inputs were opened. */
  static Rows whileInputsAreOpened(Rows rows, Runnable action) {
    SealedInputs real = rows.inputs();
    AtomicBoolean happened = new AtomicBoolean();
    SealedInputs inputs = proxy(SealedInputs.class, (method, arguments) -> {
      Object answer = call(real, method, arguments);
      if (method.getName().equals("find") && happened.compareAndSet(false, true)) {
        action.run();
      }
      return answer;
    });
    return otherwise(Rows.class, rows, "inputs", () -> inputs);
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T otherwise(Class<T> type, T real, String name, Supplier<Object> instead) {
    return proxy(type,
        (method, arguments) -> method.getName().equals(name) ? instead.get() : call(real, method, arguments));
  }

  private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(Interposed.class.getClassLoader(), new Class<?>[] {type},
        (_, method, arguments) -> answer.to(method, arguments)));
  }
}
