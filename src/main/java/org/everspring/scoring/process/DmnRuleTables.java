package org.everspring.scoring.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.scoring.RuleTables;
import org.springframework.stereotype.Component;

/** Any table, by way of those that remember the tables of the scores. */
@Component
class DmnRuleTables implements RuleTables {

    private final DmnDecisionTables tables;

    DmnRuleTables(DmnDecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<RuleTable> latest(String key) {
        try {
            return tables.latest(key)
                    .map(table -> new Asked(table, table.table().lines()));
        } catch (BrokenTableException unusable) {
            return Optional.empty();
        }
    }

    private record Asked(RememberedTable table, List<Line> lines) implements RuleTable {

        @Override
        public int version() {
            return table.version();
        }

        @Override
        public Optional<Answer> ask(Map<String, ?> values) {
            try {
                return Optional.of(table.ask(
                        values, answer -> new Answer(answer.number(), answer.annotation(), answer.outputs())));
            } catch (BrokenTableException withoutAnswer) {
                return Optional.empty();
            }
        }
    }
}
