package dev.forge.blind.coordinator;

import java.util.Optional;

/**
 * What a verification found.
 *
 * @param valid whether everything holds, the witness commitment too
 * @param message why it is not valid, or what was not checked
 */
public record BlindVerdict(boolean valid, boolean commitmentValid, Optional<String> message) {}
