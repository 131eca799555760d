package org.everspring.improvement;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.kernel.Actor;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ProblemId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** All problems with what has been done about them. */
public interface Problems {

    /** @throws InvalidInputException when there is none */
    Problem get(ProblemId id);

    /** Waits until nobody else has locked one of them; until the end of the transaction nobody else does. */
    void lock(ProblemId... ids);

    /**
     * @param origin null for what a person has filed
     * @throws org.springframework.dao.DuplicateKeyException when something is there from the same origin
     */
    void add(Problem problem, List<UnitId> concerned, @Nullable Origin origin);

    /**
     * Where a problem that nobody has filed by hand comes from.
     *
     * @param system the account of another system, or {@link #REPORT}
     * @param key the sender's own
     * @param fingerprint of what was sent
     */
    record Origin(String system, String key, String fingerprint) {

        /** What stands for the system where a unit's report has brought the problem. */
        public static final String REPORT = "report";

        public static Origin of(String system, String key, ProblemReport report) {
            return new Origin(system, key, report.fingerprint());
        }

        boolean isReport() {
            return system.equals(REPORT);
        }
    }

    /**
     * Once for each time that it was got.
     *
     * @throws org.everspring.kernel.AlreadyDoneException when somebody else has changed it in the meantime
     */
    void save(Problem problem);

    /** Beside those who are. */
    void concern(ProblemId id, List<UnitId> units);

    /** @param assisting the unit that has said it; null for the one in charge */
    ProgressEntry addProgress(ProblemId id, OffsetDateTime at, Actor by, String text, @Nullable UnitId assisting);
}
