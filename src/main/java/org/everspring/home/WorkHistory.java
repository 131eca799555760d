package org.everspring.home;

import java.util.List;
import org.everspring.kernel.ListPage;

/** What somebody has done and begun, in all processes; the history keeps it as long as its models say. */
public interface WorkHistory {

    int PAGE_SIZE = 50;

    /**
     * The last finished first.
     *
     * @param words as {@link WorkFilter} has them
     * @param page from 1; one that is not there becomes the nearest that is
     */
    ListPage<FinishedWork> finished(String userId, List<String> words, int page);

    /**
     * The last begun first.
     *
     * @param words as {@link WorkFilter} has them
     * @param page from 1; one that is not there becomes the nearest that is
     */
    ListPage<BegunWork> begun(String userId, List<String> words, int page);
}
