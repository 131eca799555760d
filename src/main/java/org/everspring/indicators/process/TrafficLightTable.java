package org.everspring.indicators.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.engine.DecisionContract;
import org.everspring.indicators.Light;
import org.everspring.reporting.ProgressStatus;
import org.springframework.stereotype.Component;

/** Names that processes/traffic-light.dmn and the code agree on. */
@Component
final class TrafficLightTable implements DecisionContract {

    static final String KEY = "trafficLight";
    static final String LIGHT = "light";

    private static final List<String> PHASES = List.of("none", "ahead", "past");
    private static final List<String> SUMMARIES = List.of("none", "pending", "submitted", "accepted", "missing");

    /** Besides nothing, what the numbers can be: enough to tell rules apart that speak of whole tenths, days and problems. */
    private static final Map<String, List<Integer>> NUMBERS = Map.of(
            "missingPercent", List.of(1, 5, 10, 20, 50, 100),
            "latePercent", List.of(1, 5, 10, 20, 50, 100),
            "summaryLate", List.of(1, 3, 5, 10),
            "problemsOverdue", List.of(1, 3, 10));

    @Override
    public String key() {
        return KEY;
    }

    /** Each number alone with everything that is no number: rules ask for one of them at a time. */
    @Override
    public Stream<Map<String, Object>> questions() {
        List<Map<String, Object>> numbers = new ArrayList<>(List.of(Map.of()));
        NUMBERS.forEach((name, values) -> values.forEach(value -> numbers.add(Map.of(name, value))));
        return PHASES.stream()
                .flatMap(phase -> SUMMARIES.stream()
                        .flatMap(summary -> Stream.concat(
                                        Stream.of("none"),
                                        Arrays.stream(ProgressStatus.values()).map(ProgressStatus::code))
                                .flatMap(progress -> IntStream.range(0, numbers.size())
                                        .mapToObj(i -> question(phase, summary, progress, numbers.get(i))))));
    }

    private static Map<String, Object> question(
            String phase, String summary, String progress, Map<String, Object> numbers) {
        Map<String, Object> values = new HashMap<>();
        NUMBERS.keySet().forEach(name -> values.put(name, 0));
        values.putAll(numbers);
        values.put("phase", phase);
        values.put("summary", summary);
        values.put("progress", progress);
        return values;
    }

    @Override
    public List<Output> outputs() {
        return List.of(Output.oneOf(
                LIGHT, Arrays.stream(Light.values()).map(Light::code).collect(Collectors.toSet())));
    }

    /** An item without a light is a gap in the map. */
    @Override
    public boolean answersEverything() {
        return true;
    }
}
