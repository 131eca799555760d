package org.everspring.engine;

import java.util.List;

/** The groups that somebody belongs to. */
public interface MemberGroups {

    /** The ids of all groups whose rights the person has today, those of whom the person stands in for included. */
    List<String> of(String userId);

    /** What is to be known of whoever signs in, in one question. */
    Present present(String userId);

    /**
     * As it is today.
     *
     * @param disabled whether the account may not be used
     * @param groups as {@link #of} gives them
     * @param principals whom the person stands in for; mostly none
     */
    record Present(boolean disabled, List<String> groups, List<String> principals) {}

    /** The ids of the groups that the person is a member of. */
    List<String> own(String userId);
}
