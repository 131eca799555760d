package org.everspring.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.everspring.calendar.WorkCalendar;

/** Which channel each notice takes: what its person has chosen, but for what everybody has to be told. */
final class Ways {

    private final NoticePreferences preferences;
    private final Webhooks webhooks;

    Ways(NoticePreferences preferences, Webhooks webhooks) {
        this.preferences = preferences;
        this.webhooks = webhooks;
    }

    Map<String, Way> at(Instant moment, Collection<String> userIds) {
        LocalTime time = LocalTime.ofInstant(moment, WorkCalendar.ZONE);
        Map<String, NoticePreference> chosen = preferences.of(userIds);
        Map<String, Way> ways = new HashMap<>();
        for (String userId : userIds) {
            ways.put(
                    userId,
                    Webhooks.channelOf(userId)
                            .<Way>map(name -> kind -> Optional.of(name))
                            .orElseGet(() -> way(chosen.getOrDefault(userId, NoticePreference.USUAL), time)));
        }
        return ways;
    }

    private Way way(NoticePreference preference, LocalTime time) {
        String channel = channel(preference.medium());
        boolean quiet = preference.quiet() != null && preference.quiet().contains(time);
        return kind -> {
            if (kind.isMandatory()) {
                return Optional.of(channel);
            }
            if (preference.medium() == Medium.PAGE || preference.muted().contains(kind)) {
                return Optional.of(Outbox.PAGE);
            }
            return quiet ? Optional.empty() : Optional.of(channel);
        };
    }

    private String channel(Medium medium) {
        return switch (medium) {
            case MESSAGE -> webhooks.personal().orElse(Outbox.MAIL);
            case MAIL, PAGE -> Outbox.MAIL;
        };
    }
}
