package org.everspring.promotion;

import java.util.List;
import java.util.Optional;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;

/** All experiences, published or not, with what their target units make of them. */
public interface Experiences {

    Optional<Experience> find(ExperienceId id);

    /** @throws InvalidInputException when there is none */
    default Experience get(ExperienceId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的典型经验。"));
    }

    /** The one that came from the problem. */
    Optional<Experience> ofProblem(String problemId);

    /** In the plan's order of units as it was when the office approved; none before. */
    List<Adoption> adoptions(ExperienceId id);

    /** Empty when the unit is no target of the experience. */
    Optional<Adoption> adoption(ExperienceId id, UnitId unit);

    void add(Experience experience);

    /** @throws AlreadyDoneException when somebody has changed it since it was loaded */
    void save(Experience experience);

    /** Saves whose event it is, with what the event adds to it. */
    void save(ExperienceEvent event);

    /** @throws AlreadyDoneException when somebody has changed it since it was loaded */
    void save(Adoption adoption);
}
