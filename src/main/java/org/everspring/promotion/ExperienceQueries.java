package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;

/** Experiences as lists show them. */
public interface ExperienceQueries {

    /** In the order of the ids; those that are not there are left out. */
    List<Experience> all(Collection<ExperienceId> ids);

    /** For each of the given ids that has target units. */
    Map<ExperienceId, AdoptionCount> adoptionCounts(Collection<ExperienceId> ids);

    /**
     * What waits for its publication, newest first.
     *
     * @param units who has nominated it; null for all
     */
    List<Experience> waiting(@Nullable Set<UnitId> units, int most);

    /** Oldest first. */
    List<Experience> publishedBetween(OffsetDateTime from, OffsetDateTime toExclusive);

    /** What is equal there comes newest first. */
    List<ExperienceId> publishedIds(ExperienceFilter filter, SortOrder<ExperienceColumn> order);

    /** What is in the library; the text changes when an experience is published anew or corrected in the tables. */
    Map<ExperienceId, String> publishedVersions();
}
