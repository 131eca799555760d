package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Where a field's value stands among the values of its form or row: the path of its groups, and its key, at the dots. */
record FormPath(List<String> parts) {

    static final FormPath ROOT = new FormPath(List.of());

    FormPath plus(String path) {
        if (path.isEmpty()) {
            return this;
        }
        List<String> longer = new ArrayList<>(parts);
        longer.addAll(List.of(path.split("\\.")));
        return new FormPath(List.copyOf(longer));
    }

    /** The variable that the value is, or is a part of. */
    String variable() {
        return parts.get(0);
    }

    boolean isVariable() {
        return parts.size() == 1;
    }

    boolean startsWith(List<String> others) {
        return parts.size() >= others.size() && parts.subList(0, others.size()).equals(others);
    }

    /** A missing node where there is nothing. */
    JsonNode in(JsonNode values) {
        JsonNode found = values;
        for (String part : parts) {
            found = found.path(part);
        }
        return found;
    }

    /** Puts a value there; a missing node takes away what stood there. */
    void set(ObjectNode values, JsonNode value) {
        ObjectNode around = values;
        for (String part : parts.subList(0, parts.size() - 1)) {
            if (!around.path(part).isObject()) {
                if (value instanceof MissingNode) {
                    return;
                }
                around.putObject(part);
            }
            around = (ObjectNode) around.get(part);
        }
        String last = parts.get(parts.size() - 1);
        if (value instanceof MissingNode) {
            around.remove(last);
        } else {
            around.set(last, value);
        }
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
