package org.everspring.forms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What an expression sees at its place in a form: the form's values, the row it stands in ({@code this}), the row or form
 * around that ({@code parent}), and the numbers of the rows from 1 ({@code i}).
 *
 * @param parent null for the form itself
 */
record FormScope(ObjectNode data, ObjectNode row, @Nullable ObjectNode parent, ArrayNode i) {

    static FormScope of(ObjectNode data) {
        return new FormScope(data, data, null, JsonNodeFactory.instance.arrayNode());
    }

    /** @param number from 1 */
    FormScope row(ObjectNode row, int number) {
        return new FormScope(data, row, values(), i.deepCopy().add(number));
    }

    ObjectNode values() {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.set("this", row);
        values.set("parent", parent);
        values.set("i", i);
        values.setAll(data);
        values.set("_data_", data);
        values.set("_this_", row);
        values.set("_parent_", parent);
        values.set("_i_", i);
        return values;
    }
}
