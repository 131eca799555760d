package org.everspring.engine;

import java.util.List;

/** Who works in somebody else's place (代办). */
public interface DeputyPrincipals {

    /** What a filter calls to ask for the principals of whoever looks at it: {@code ${principalsOfCurrentUser()}}. */
    String FUNCTION = "principalsOfCurrentUser";

    /** The accounts of those for whom the person may act today; mostly none. */
    List<String> principalsOf(String userId);
}
