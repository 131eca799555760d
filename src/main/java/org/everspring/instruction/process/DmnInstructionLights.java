package org.everspring.instruction.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.everspring.instruction.InstructionLights;
import org.everspring.scoring.RuleTables;
import org.everspring.scoring.RuleTables.RuleTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the decision table, each question once a version. */
@Component
class DmnInstructionLights implements InstructionLights {

    private final RuleTables tables;

    DmnInstructionLights(RuleTables tables) {
        this.tables = tables;
    }

    @Override
    public Rules inForce() {
        return tables.latest(InstructionLightTable.KEY).<Rules>map(Table::new).orElseGet(NoTable::new);
    }

    private static Light light(@Nullable Object label) {
        return Arrays.stream(Light.values())
                .filter(light -> light.label().equals(label))
                .findFirst()
                .orElse(Light.NONE);
    }

    private record Table(RuleTable table) implements Rules {

        @Override
        public Light of(int workingDaysLeft) {
            return table.ask(Map.of(InstructionLightTable.WORKING_DAYS_LEFT, workingDaysLeft))
                    .map(answer -> light(answer.outputs().get(InstructionLightTable.LIGHT)))
                    .orElse(Light.NONE);
        }

        @Override
        public List<Meaning> legend() {
            return table.lines().stream()
                    .map(line -> new Meaning(light(line.outputs().get(InstructionLightTable.LIGHT)), line.annotation()))
                    .filter(meaning ->
                            meaning.light() != Light.NONE && !meaning.rule().isEmpty())
                    .toList();
        }
    }

    private record NoTable() implements Rules {

        @Override
        public Light of(int workingDaysLeft) {
            return Light.NONE;
        }

        @Override
        public List<Meaning> legend() {
            return List.of();
        }
    }
}
