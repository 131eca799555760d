package org.everspring.engine.guard;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.InvalidInputException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is wrong with one file; everything at once, so that its owner need not deploy again for each. */
final class Faults {

    private static final int SHOWN = 10;

    private final String file;
    private final Set<String> found = new LinkedHashSet<>();

    Faults(String file) {
        this.file = file;
    }

    void add(String fault) {
        found.add(fault);
    }

    /** @param fault goes on after the element's label and id */
    void add(Element element, String fault) {
        found.add(named(element) + fault);
    }

    /** Of the element or the nearest one around it that has an id: “填报季度报送”（userTask_fillReport）. */
    private static String named(Element element) {
        Node node = element;
        while (node instanceof Element around && !around.hasAttribute("id")) {
            node = around.getParentNode();
        }
        if (!(node instanceof Element owner)) {
            return "";
        }
        String label = owner.getAttribute("name");
        if (label.isEmpty()) {
            label = owner.getAttribute("label");
        }
        return label.isEmpty() ? owner.getAttribute("id") + "：" : "“" + label + "”（" + owner.getAttribute("id") + "）：";
    }

    /** @throws InvalidInputException names the file, the elements and what is allowed */
    void refuse() {
        if (!found.isEmpty()) {
            throw new InvalidInputException("文件“" + file + "”没有部署，原来的版本继续有效。"
                    + found.stream().limit(SHOWN).collect(Collectors.joining("；"))
                    + (found.size() > SHOWN ? "；另有" + (found.size() - SHOWN) + "处" : "")
                    + "。");
        }
    }
}
