package org.everspring.engine;

import java.util.List;

/** The groups that somebody belongs to. */
public interface MemberGroups {

    /** The ids of all groups whose rights the person has today, those of whom the person stands in for included. */
    List<String> of(String userId);

    /** The ids of the groups that the person is a member of. */
    List<String> own(String userId);
}
