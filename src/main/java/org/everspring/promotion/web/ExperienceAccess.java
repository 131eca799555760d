package org.everspring.promotion.web;

import java.util.Optional;
import org.everspring.access.StaffMember;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Plan;
import org.everspring.promotion.Experience;
import org.everspring.promotion.Experiences;
import org.springframework.stereotype.Component;

/** Who reads what: everybody what is published, besides each unit its own nominations and the office all. */
@Component
class ExperienceAccess {

    private final Experiences experiences;
    private final Plan plan;

    ExperienceAccess(Experiences experiences, Plan plan) {
        this.experiences = experiences;
        this.plan = plan;
    }

    /** Empty also when it is not published and not the reader's: which of the two is not told. */
    Optional<Experience> find(String number, StaffMember reader) {
        return ExperienceId.find(number)
                .flatMap(experiences::find)
                .filter(experience -> experience.state().isPublished() || seesReview(experience, reader));
    }

    /** The points and the opinion of the review are for those who have nominated and for those who review. */
    boolean seesReview(Experience experience, StaffMember reader) {
        return seesAll(reader) || reader.memberOf(experience.unit());
    }

    boolean seesAll(StaffMember reader) {
        return reader.overseesAll(plan);
    }

    boolean isOffice(StaffMember reader) {
        return reader.memberOf(plan.office().id());
    }
}
