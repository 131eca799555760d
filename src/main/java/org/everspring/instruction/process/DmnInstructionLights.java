package org.everspring.instruction.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.everspring.instruction.InstructionLights;
import org.springframework.stereotype.Component;

/** Asks the table each question once a version: a version never changes. */
@Component
class DmnInstructionLights implements InstructionLights {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final Map<Question, Light> answers = new ConcurrentHashMap<>();
    private final Map<String, List<Meaning>> legends = new ConcurrentHashMap<>();

    DmnInstructionLights(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    private record Question(String definitionId, int workingDaysLeft) {}

    @Override
    public Light of(int workingDaysLeft) {
        return answers.computeIfAbsent(new Question(latest(), workingDaysLeft), this::evaluate);
    }

    private String latest() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(InstructionLightTable.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private Light evaluate(Question question) {
        DmnDecisionRuleResult rule = decisions
                .evaluateDecisionTableById(
                        question.definitionId(),
                        Map.of(InstructionLightTable.WORKING_DAYS_LEFT, question.workingDaysLeft()))
                .getSingleResult();
        return rule == null ? Light.NONE : light(rule.getEntry(InstructionLightTable.LIGHT));
    }

    private static Light light(Object label) {
        return Arrays.stream(Light.values())
                .filter(light -> light.label().equals(String.valueOf(label)))
                .findFirst()
                .orElse(Light.NONE);
    }

    @Override
    public List<Meaning> legend() {
        return legends.computeIfAbsent(latest(), this::read);
    }

    private List<Meaning> read(String definitionId) {
        DmnModelInstance model = repository.getDmnModelInstance(definitionId);
        return model.getModelElementsByType(Rule.class).stream()
                .flatMap(DmnInstructionLights::meaning)
                .toList();
    }

    /** The table has one output. */
    private static Stream<Meaning> meaning(Rule rule) {
        Light light = rule.getOutputEntries().stream()
                .map(entry -> light(entry.getTextContent().strip().replace("\"", "")))
                .findFirst()
                .orElse(Light.NONE);
        return light == Light.NONE || rule.getDescription() == null
                ? Stream.empty()
                : Stream.of(new Meaning(
                        light,
                        Objects.requireNonNull(rule.getDescription())
                                .getTextContent()
                                .strip()));
    }
}
