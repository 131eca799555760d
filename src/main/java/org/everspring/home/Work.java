package org.everspring.home;

import java.util.List;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;

/** The tasks of all processes, also of those that process owners have made, as one person finds them. */
public interface Work {

    int PAGE_SIZE = 50;

    /** Whoever has more to do is told that there is more. */
    int MOST_COUNTED = 99;

    /**
     * What is meant by the open work of somebody: tasks of which the person, or one of the groups, is a candidate, which is
     * whom the engine lets work on them.
     */
    enum Scope {
        /** What the person has claimed, and what nobody has. */
        OWN,
        /** Also what colleagues have claimed. */
        UNIT
    }

    /** How much there is of {@link Scope#OWN}; more than {@link #MOST_COUNTED} when there is more. */
    int count(Worker worker);

    /** @param page from 1; one that is not there becomes the nearest that is */
    ListPage<OpenWork> open(Worker worker, Scope scope, WorkFilter filter, SortOrder<WorkColumn> order, int page);

    /** The names of the steps that there are. */
    List<String> kinds(Worker worker, Scope scope);
}
