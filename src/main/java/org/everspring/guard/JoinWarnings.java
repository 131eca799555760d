package org.everspring.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** A parallel join waits for a token on each of its flows; one that a choice leads to gets only one of them. */
final class JoinWarnings {

    private JoinWarnings() {}

    /** @param level a process or an embedded subprocess */
    static void check(Element level, Faults faults) {
        ParallelJoins joins = new ParallelJoins();
        List<String> starts = new ArrayList<>();
        Map<String, Element> byId = new HashMap<>();
        for (Element node : ModelXml.children(level)) {
            String id = node.getAttribute("id");
            byId.put(id, node);
            switch (String.valueOf(node.getLocalName())) {
                case "startEvent" -> starts.add(id);
                case "parallelGateway" -> joins.parallelGateway(id);
                case "exclusiveGateway", "eventBasedGateway" -> joins.choice(id);
                case "sequenceFlow" -> joins.flow(id, node.getAttribute("sourceRef"), node.getAttribute("targetRef"));
                case "boundaryEvent" ->
                    joins.boundaryEvent(
                            id,
                            node.getAttribute("attachedToRef"),
                            !"false".equals(node.getAttribute("cancelActivity")));
                default -> {}
            }
        }
        starts.stream()
                .flatMap(start -> joins.waitingForEver(List.of(start)).stream())
                .distinct()
                .forEach(join ->
                        faults.warn(byId.get(join), "并行网关要等每条进入的线都到达才继续，而只走其中一条也能走到这里，会永远停住；请改用排他网关汇合，或让各条线都从并行网关分出"));
    }
}
