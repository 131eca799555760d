package org.everspring.support;

/** What people type that something on its way could take for more than text: HTML, markdown, a template, an expression. */
public final class Typed {

    /** For a field of one line. */
    public static final String LINE = "<APP> *a* ~~b~~ [c](http://d) # e {{f}} ${g}";

    /** For a field of several lines. */
    public static final String LINES = LINE + "\n# " + LINE;

    /** For a name or a number of a telephone. */
    public static final String SHORT = "<b>*a* {{f}} ${g}";

    private Typed() {}
}
