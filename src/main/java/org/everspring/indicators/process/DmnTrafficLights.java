package org.everspring.indicators.process;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.everspring.indicators.Light;
import org.everspring.indicators.LightQuestion;
import org.everspring.indicators.TrafficLights;
import org.everspring.kernel.Coded;
import org.everspring.scoring.RuleTables;
import org.everspring.scoring.RuleTables.RuleTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the decision table, each question once a version. */
@Component
class DmnTrafficLights implements TrafficLights {

    private static final Shining WITHOUT_RULE = new Shining(Light.GREY, "信号灯规则没有给出结果，请流程负责人检查“任务信号灯”表");

    private final RuleTables tables;

    DmnTrafficLights(RuleTables tables) {
        this.tables = tables;
    }

    @Override
    public Rules inForce() {
        return tables.latest(TrafficLightTable.KEY).<Rules>map(Table::new).orElseGet(NoTable::new);
    }

    private record Table(RuleTable table) implements Rules {

        @Override
        public Shining of(LightQuestion question) {
            return table.ask(question.values())
                    .flatMap(answer -> light(answer.outputs().get(TrafficLightTable.LIGHT), answer.annotation()))
                    .orElse(WITHOUT_RULE);
        }

        @Override
        public List<Shining> legend() {
            return table.lines().stream()
                    .map(line -> light(line.outputs().get(TrafficLightTable.LIGHT), line.annotation()))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(shining -> order(shining.light())))
                    .toList();
        }

        private static int order(Light light) {
            return switch (light) {
                case RED -> 0;
                case AMBER -> 1;
                case GREEN -> 2;
                case GREY -> 3;
            };
        }

        private static Optional<Shining> light(@Nullable Object code, String annotation) {
            return Coded.find(Light.values(), code == null ? null : code.toString())
                    .map(light -> new Shining(light, annotation));
        }
    }

    private record NoTable() implements Rules {

        @Override
        public Shining of(LightQuestion question) {
            return WITHOUT_RULE;
        }

        @Override
        public List<Shining> legend() {
            return List.of();
        }
    }
}
