package org.everspring.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.everspring.engine.ModelFault;
import org.everspring.forms.FormRules;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What is wrong with one file, and what is doubtful; everything at once, so that its owner need not deploy again for each.
 * Refused is what surely breaks or does harm, warned of is what may be meant so.
 */
final class Faults implements FormRules.Findings {

    private final String file;
    private final Set<ModelFault> found = new LinkedHashSet<>();
    private final Set<ModelFault> warnings = new LinkedHashSet<>();

    Faults(String file) {
        this.file = file;
    }

    void add(String fault) {
        found.add(new ModelFault(file, null, null, fault));
    }

    @Override
    public void add(@Nullable String element, @Nullable String label, String fault) {
        found.add(new ModelFault(file, element, label, fault));
    }

    /** Of the element, or the nearest one around it that has an id. */
    void add(@Nullable Element element, String fault) {
        found.add(of(element, fault));
    }

    void warn(String warning) {
        warnings.add(new ModelFault(file, null, null, warning));
    }

    @Override
    public void warn(@Nullable String element, @Nullable String label, String warning) {
        warnings.add(new ModelFault(file, element, label, warning));
    }

    void warn(@Nullable Element element, String warning) {
        warnings.add(of(element, warning));
    }

    private ModelFault of(@Nullable Element element, String text) {
        Node node = element;
        while (node instanceof Element around && !around.hasAttribute("id")) {
            node = around.getParentNode();
        }
        if (node instanceof Element owner) {
            String name = owner.getAttribute("name");
            String label = name.isEmpty() ? owner.getAttribute("label") : name;
            return new ModelFault(file, owner.getAttribute("id"), label.isEmpty() ? null : label, text);
        }
        return new ModelFault(file, null, null, text);
    }

    List<ModelFault> found() {
        return List.copyOf(found);
    }

    List<ModelFault> warnings() {
        return List.copyOf(warnings);
    }
}
