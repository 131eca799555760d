package org.everspring.guard;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.everspring.jobs.TimerTexts;
import org.w3c.dom.Element;

/** When a model may act by itself. What comes from a variable is judged by the engine's calendars, by the same rules. */
final class TimerRules {

    private static final int MOST_START_TIMERS = 5;

    private TimerRules() {}

    static void check(Element element, String text, Faults faults) {
        boolean computed = Expressions.isExpression(text);
        Optional<String> fault = switch (element.getLocalName()) {
            case "timeDuration" -> computed ? Optional.empty() : TimerTexts.faultOfDuration(text);
            case "timeCycle" -> computed ? Optional.empty() : TimerTexts.faultOfCycle(text);
            case "timeDate" -> computed ? Optional.empty() : TimerTexts.faultOfDate(text);
            case "failedJobRetryTimeCycle" ->
                computed ? Optional.of("重试周期不能用表达式，请直接填写，例如 R5/PT2M") : TimerTexts.faultOfRetries(text);
            case "process" -> faultOfStarts(element);
            default -> Optional.empty();
        };
        fault.ifPresent(reason -> faults.add(element, reason));
    }

    /** Each of them fires once a minute at most, so that their number bounds how often the process starts by itself. */
    private static Optional<String> faultOfStarts(Element process) {
        long timers = ModelXml.children(process).stream()
                .filter(child -> BpmnModelConstants.BPMN20_NS.equals(child.getNamespaceURI())
                        && "startEvent".equals(child.getLocalName()))
                .filter(start -> ModelXml.has(start, "timerEventDefinition"))
                .count();
        return timers > MOST_START_TIMERS
                ? Optional.of("一个流程最多有" + MOST_START_TIMERS + "个定时启动，现有" + timers + "个")
                : Optional.empty();
    }
}
