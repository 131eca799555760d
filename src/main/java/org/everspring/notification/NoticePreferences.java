package org.everspring.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What people have chosen. */
public interface NoticePreferences {

    /** By account; whoever has chosen nothing is not there. */
    Map<String, NoticePreference> of(Collection<String> userIds);

    default NoticePreference of(String userId) {
        return of(List.of(userId)).getOrDefault(userId, NoticePreference.USUAL);
    }

    void save(String userId, NoticePreference preference);
}
