package org.everspring.guard;

/** A model or form as it is handed in. */
public record ModelFile(String name, byte[] content) {}
