package org.everspring.notification;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages are sent to besides mailboxes.
 *
 * @param type wecom or dingtalk, a group's robot; json, any other program
 * @param url with the robot's own key; told nobody
 * @param secret what messages are signed with: of DingTalk's robot where it asks for a signature, and of json; told nobody
 * @param units whose notices it gets: ids of units, “all”, or “operators” for what operators are told
 * @param personal whether it is a json one that carries messages to single persons, who may choose it in place of mail
 */
record Webhook(
        Type type,
        URI url,
        @Nullable String secret,
        @DefaultValue List<String> units,
        @DefaultValue("false") boolean personal) {

    static final String ALL = "all";
    static final String OPERATORS = "operators";

    enum Type {
        /** A robot takes twenty messages a minute, and locks out who sends more. */
        WECOM(20, 2048),
        DINGTALK(20, 15_000),
        JSON(0, 0);

        private final int perMinute;
        private final int longestText;

        Type(int perMinute, int longestText) {
            this.perMinute = perMinute;
            this.longestText = longestText;
        }

        /** 0 for as many as there are. */
        int perMinute() {
            return perMinute;
        }

        /** In bytes of UTF-8. */
        int longestText() {
            return longestText;
        }
    }

    boolean hears(String unit) {
        return units.contains(ALL) || units.contains(unit);
    }

    /** Address and secret are no text for a log. */
    @Override
    public String toString() {
        return type + " for " + units + (personal ? ", personal" : "");
    }
}
