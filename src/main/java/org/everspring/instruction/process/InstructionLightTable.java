package org.everspring.instruction.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.engine.DecisionContract;
import org.everspring.instruction.InstructionLights.Light;
import org.springframework.stereotype.Component;

/** Names that processes/instruction-light.dmn and the code agree on. */
@Component
final class InstructionLightTable implements DecisionContract {

    static final String KEY = "instructionLight";
    static final String WORKING_DAYS_LEFT = "workingDaysLeft";
    static final String LIGHT = "light";

    /** In working days, about two months before and after a date. */
    private static final int FURTHEST = 45;

    private static final Set<String> LIGHTS = Arrays.stream(Light.values())
            .filter(light -> light != Light.NONE)
            .map(Light::label)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Stream<Map<String, Object>> questions() {
        return IntStream.rangeClosed(-FURTHEST, FURTHEST).mapToObj(days -> Map.of(WORKING_DAYS_LEFT, days));
    }

    @Override
    public List<Output> outputs() {
        return List.of(Output.oneOf(LIGHT, LIGHTS));
    }

    /** No rule is no light. */
    @Override
    public boolean answersEverything() {
        return false;
    }
}
