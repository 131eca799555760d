package org.everspring.guard;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.everspring.kernel.Cycles;
import org.w3c.dom.Element;

/** Refuses what would never end: ways that go round without waiting, and repetitions without a bound. */
final class LoopRules {

    private static final int MOST_INSTANCES = 100;

    private LoopRules() {}

    static void check(Element element, Faults faults) {
        switch (element.getLocalName()) {
            case "process" -> {
                checkWays(element, faults);
                checkSignals(element, faults);
            }
            case "loopCardinality" -> checkCardinality(element, faults);
            default -> {}
        }
    }

    private static void checkWays(Element process, Faults faults) {
        FlowGraph graph = FlowGraph.of(process);
        ModelXml.each(process, element -> checkMultiplying(element, graph, faults));
        Map<String, Collection<String>> hurried = new LinkedHashMap<>();
        graph.edges().forEach((from, targets) -> {
            if (!graph.pauses(from)) {
                hurried.put(
                        from, targets.stream().filter(to -> !graph.pauses(to)).toList());
            }
        });
        List<String> cycle = Cycles.one(hurried);
        if (!cycle.isEmpty()) {
            List<Element> steps = cycle.stream().map(graph::element).distinct().toList();
            faults.add(
                    steps.get(0),
                    "“" + steps.stream().map(LoopRules::label).collect(Collectors.joining("→")) + "→"
                            + label(steps.get(0))
                            + "”会一直绕圈而不停：途中请放一个人工任务、定时或消息等待，或在其中一步勾选“异步前”（asyncBefore）");
        }
    }

    /** What leaves its step as it is and comes back to it makes two of it, then four, and so on. */
    private static void checkMultiplying(Element event, FlowGraph graph, Faults faults) {
        if (!"boundaryEvent".equals(event.getLocalName())
                || !"false".equals(event.getAttribute("cancelActivity"))
                || !ModelXml.has(event, "timerEventDefinition") && !ModelXml.has(event, "conditionalEventDefinition")) {
            return;
        }
        String host = event.getAttribute("attachedToRef");
        if (graph.leadsTo(event.getAttribute("id"), host)) {
            faults.add(event, "不取消所在的步骤，又回到这一步，每次触发都会多出一份，越来越多：请改为取消原步骤（中断）的事件，或让这条路径走到结束");
        }
    }

    private static String label(Element element) {
        return element.getAttribute("name").isBlank() ? element.getAttribute("id") : element.getAttribute("name");
    }

    /** What a signal starts may not send one, by itself or through another process: that would start it again. */
    private static void checkSignals(Element process, Faults faults) {
        boolean startsBySignal = ModelXml.children(process).stream()
                .filter(child -> "startEvent".equals(child.getLocalName()))
                .anyMatch(start -> ModelXml.has(start, "signalEventDefinition"));
        if (startsBySignal) {
            ModelXml.each(process, element -> {
                boolean sends = Set.of("endEvent", "intermediateThrowEvent").contains(element.getLocalName())
                        && ModelXml.has(element, "signalEventDefinition");
                if (sends || "callActivity".equals(element.getLocalName())) {
                    faults.add(element, "由信号启动的流程不能再发送信号或调用流程，否则可能不停地互相启动");
                }
            });
        }
    }

    private static void checkCardinality(Element cardinality, Faults faults) {
        String text = ModelXml.text(cardinality);
        boolean bounded = text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= MOST_INSTANCES;
        if (!bounded) {
            faults.add(
                    cardinality,
                    "循环次数“" + text + "”应为不超过" + MOST_INSTANCES + "的整数；按名单循环请填写集合（collection），例如 ${targetUnitIds}");
        }
    }
}
