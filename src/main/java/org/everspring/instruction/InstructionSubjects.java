package org.everspring.instruction;

import java.util.Optional;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.Shown;
import org.everspring.matter.BusinessKey;
import org.everspring.matter.ExperienceId;
import org.everspring.matter.Matter;
import org.everspring.matter.Matters;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.matter.QuarterKey;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What instructions may be about: every matter of the platform, by its business key, and every item and unit of the plan.
 * Of a matter only its number and place in the plan are told, never its words: whoever gets the instruction may not be
 * among those who read the matter.
 */
@Component
public class InstructionSubjects {

    private final Matters matters;
    private final Plan plan;
    private final Shown shown;

    InstructionSubjects(Matters matters, Plan plan, Shown shown) {
        this.matters = matters;
        this.plan = plan;
        this.shown = shown;
    }

    /**
     * @param asked null or blank for nothing
     * @throws InvalidInputException when there is no such matter, item or unit
     */
    public InstructionSubject of(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return InstructionSubject.NONE;
        }
        return find(asked.strip())
                .orElseThrow(() -> new InvalidInputException("没有编号为“" + asked.strip() + "”的事项、重点任务或单位。"));
    }

    private Optional<InstructionSubject> find(String key) {
        return matters.find(key)
                .map(this::matter)
                .or(() -> plan.findItem(key).map(this::item))
                .or(() -> unit(key).map(unit -> new InstructionSubject(key, unit.name(), unit.id())));
    }

    private InstructionSubject item(Item item) {
        return new InstructionSubject(item.id().value(), item.id() + " " + item.title(), item.principalLead());
    }

    private Optional<Unit> unit(String key) {
        return plan.units().stream()
                .filter(unit -> unit.id().value().equals(key))
                .filter(unit -> !unit.id().equals(plan.leadingGroup().id()))
                .findFirst();
    }

    private InstructionSubject matter(Matter matter) {
        BusinessKey key = matter.key();
        String text = key.toString();
        if (key instanceof ObligationId id) {
            return new InstructionSubject(
                    text,
                    id.quarter().label() + " " + shown.text(id.item()) + " " + plan.nameOf(id.unit()) + "的报送",
                    id.unit());
        }
        if (key instanceof SummaryId id) {
            return new InstructionSubject(
                    text,
                    id.quarter().label() + " " + shown.text(id.item()) + " 汇总",
                    plan.findItem(id.item().value()).map(Item::principalLead).orElse(null));
        }
        if (key instanceof QuarterKey quarter) {
            return new InstructionSubject(text, quarter.quarter().label() + "季度报送", null);
        }
        String kind = key instanceof ProblemId ? "问题" : key instanceof ExperienceId ? "典型经验" : "事项";
        return new InstructionSubject(text, kind + " " + text, only(matter).orElse(null));
    }

    private static Optional<UnitId> only(Matter matter) {
        return matter.unitsConcerned().size() == 1
                ? matter.unitsConcerned().stream().findFirst()
                : Optional.empty();
    }
}
