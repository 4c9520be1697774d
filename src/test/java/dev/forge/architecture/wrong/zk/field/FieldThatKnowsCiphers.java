package dev.forge.architecture.wrong.zk.field;

import javax.crypto.Cipher;

/** The core knows a package that is nobody's in the table. */
public record FieldThatKnowsCiphers(Cipher cipher) {}
