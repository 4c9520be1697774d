package dev.forge.bench.fleet;

import dev.forge.bench.fleet.Strike.Deed;
import dev.forge.bench.fleet.Strike.Moment;
import java.util.OptionalDouble;

/**
 * A strike that was carried out.
 *
 * @param victim the process, such as {@code worker-2}
 * @param moment what it was doing; {@link Moment#ANY} where that was not known, or not what the plan wanted
 * @param recoverySeconds until the chunks were proved that a worker had when it was struck, or until the next proof was accepted;
 *     from the strike on, but where it is the database, without which nothing goes on, from when it is there again; nothing
 *     where that was not so after minutes
 */
record Landed(Deed deed, String victim, Moment moment, OptionalDouble recoverySeconds) {
  /** The kind of it, such as {@code killed worker}. */
  String kind() {
    return deed.past() + " " + victim.replaceAll("-\\d+$", "");
  }

  @Override
  public String toString() {
    return deed.past() + " " + victim + (moment == Moment.ANY ? "" : " while " + moment.word())
        + (recoverySeconds.isPresent()
            ? ", recovered in " + Math.round(recoverySeconds.getAsDouble() * 10) / 10.0 + " s"
            : ", NOT recovered");
  }
}
