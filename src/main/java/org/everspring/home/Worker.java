package org.everspring.home;

import java.util.List;

/**
 * Who looks for work.
 *
 * @param groups the ids of all groups whose rights the person has today, those of whom the person stands in for included
 */
public record Worker(String userId, List<String> groups) {

    public Worker {
        groups = List.copyOf(groups);
    }
}
