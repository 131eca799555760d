package org.everspring.instruction;

import java.util.List;
import java.util.Set;
import org.everspring.calendar.Deadline;
import org.everspring.instruction.InstructionLights.Light;
import org.everspring.instruction.InstructionLights.Meaning;
import org.everspring.instruction.InstructionLights.Rules;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What leaders have instructed and nobody has closed yet, with its lights. */
@Component
@Transactional(readOnly = true)
public class OpenInstructions {

    private final InstructionQueries queries;
    private final InstructionLights lights;
    private final InstructionDates dates;

    OpenInstructions(InstructionQueries queries, InstructionLights lights, InstructionDates dates) {
        this.queries = queries;
        this.lights = lights;
        this.dates = dates;
    }

    /** One of them with its light; what waits to be judged, or waits no more, has none. */
    public record Lit(
            InstructionSnapshot instruction,
            Light light,
            @Nullable String standing) {}

    /**
     * @param total how many there are
     * @param first those with the nearest dates
     */
    public record Overview(int total, List<Lit> first, List<Meaning> legend) {}

    /**
     * @param readers the units whose instructions the reader may see; null for whoever may see all
     * @param most how many are shown
     */
    public Overview of(@Nullable Set<UnitId> readers, int most) {
        InstructionFilter open = InstructionFilter.open(readers);
        return new Overview(
                queries.count(open),
                lit(queries.first(open, most)),
                lights.inForce().legend());
    }

    /** In their order. */
    public List<Lit> lit(List<InstructionSnapshot> instructions) {
        Rules rules = lights.inForce();
        return instructions.stream().map(instruction -> lit(instruction, rules)).toList();
    }

    private Lit lit(InstructionSnapshot instruction, Rules rules) {
        return instruction.state().isWithUnit()
                ? new Lit(instruction, rules.of(dates.workingDaysLeft(instruction.due())), standing(instruction.due()))
                : new Lit(instruction, Light.NONE, null);
    }

    private String standing(Deadline due) {
        int left = dates.workingDaysLeft(due);
        return left < 0 ? "已逾期" + -left + "个工作日" : left == 0 ? "最后一个工作日" : "还有" + left + "个工作日";
    }
}
