package org.everspring.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows in the forms that follow what was answered to the fields that an owner has added to the forms before. */
public final class AddedTables {

    private static final String CONTENT = """
            <style>p { margin: 0 0 8px; white-space: pre-wrap; overflow-wrap: anywhere; }</style>
            {{#loop %s}}<p><strong>{{this.label}}</strong>：{{this.text}}</p>
            {{/loop}}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<FormContract> contracts;

    public AddedTables(List<FormContract> contracts) {
        this.contracts = contracts;
    }

    /** Those that may hold something to show. */
    public Set<String> variables() {
        return contracts.stream().map(FormContract::addedVariable).collect(Collectors.toUnmodifiableSet());
    }

    /** @param filled which of the variables have rows */
    public void writeInto(ObjectNode form, Set<String> filled) {
        ArrayNode components = (ArrayNode) form.path("components");
        for (FormContract contract : contracts) {
            // In the form itself they are fields.
            if (filled.contains(contract.addedVariable())
                    && !contract.form().equals(form.path("id").asText())) {
                ObjectNode html = JSON.createObjectNode()
                        .put("type", "html")
                        .put("id", "Html_" + contract.addedVariable())
                        .put("content", CONTENT.formatted(contract.addedVariable()));
                ObjectNode group = JSON.createObjectNode()
                        .put("type", "group")
                        .put("id", "Group_" + contract.addedVariable())
                        .put("label", "“" + contract.name() + "”中另填的内容")
                        .put("showOutline", true);
                group.putArray("components").add(html);
                components.insert(firstQuestion(components), group);
            }
        }
    }

    private static int firstQuestion(ArrayNode components) {
        for (int i = 0; i < components.size(); i++) {
            if (asks(components.get(i))) {
                return i;
            }
        }
        return components.size();
    }

    private static boolean asks(JsonNode component) {
        boolean open = component.hasNonNull("key")
                && !component.path("disabled").asBoolean()
                && !component.path("readonly").asBoolean();
        for (JsonNode inside : component.path("components")) {
            open |= asks(inside);
        }
        return open || component.path("type").asText().equals("button");
    }
}
