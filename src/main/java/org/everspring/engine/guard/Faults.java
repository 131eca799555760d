package org.everspring.engine.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is wrong with one file; everything at once, so that its owner need not deploy again for each. */
final class Faults {

    private final String file;
    private final Set<ModelFault> found = new LinkedHashSet<>();

    Faults(String file) {
        this.file = file;
    }

    void add(String fault) {
        found.add(new ModelFault(file, null, null, fault));
    }

    void add(String element, String label, String fault) {
        found.add(new ModelFault(file, element, label, fault));
    }

    /** Of the element, or the nearest one around it that has an id. */
    void add(Element element, String fault) {
        Node node = element;
        while (node instanceof Element around && !around.hasAttribute("id")) {
            node = around.getParentNode();
        }
        if (node instanceof Element owner) {
            String name = owner.getAttribute("name");
            String label = name.isEmpty() ? owner.getAttribute("label") : name;
            add(owner.getAttribute("id"), label.isEmpty() ? null : label, fault);
        } else {
            add(fault);
        }
    }

    List<ModelFault> found() {
        return List.copyOf(found);
    }
}
