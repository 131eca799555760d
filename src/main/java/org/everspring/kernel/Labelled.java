package org.everspring.kernel;

/** A value, mostly of an enum, that staff know by a Chinese word. Pages write {@code ${{value}}} for it. */
public interface Labelled {

    String label();
}
