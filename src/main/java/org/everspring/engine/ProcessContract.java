package org.everspring.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the code of a process gives to its model, whichever version of it is in force: declared beside the code, by the
 * holder of the names that diagram and code agree on. The guard warns where a model asks for more, or listens for less.
 */
public abstract class ProcessContract {

    private final String key;
    private final Set<String> variables = new HashSet<>();
    private final Set<String> messages = new HashSet<>();

    /** @param key of the process */
    protected ProcessContract(String key) {
        this.key = key;
    }

    /** Declares variables that the code sets by itself, without any form that asks for them. */
    protected final void sets(String... names) {
        variables.addAll(Set.of(names));
    }

    protected final void sets(ProcessVariable<?>... declared) {
        Stream.of(declared).map(ProcessVariable::name).forEach(variables::add);
    }

    protected final void sets(Stream<String> names) {
        names.forEach(variables::add);
    }

    /** Declares messages that the code sends to instances. */
    protected final void sends(String... names) {
        messages.addAll(Set.of(names));
    }

    public final String key() {
        return key;
    }

    /** The variables that the code sets by itself. */
    public final Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** The messages that the code sends to instances. */
    public final Set<String> messages() {
        return Set.copyOf(messages);
    }
}
