package org.everspring.notification;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that people have to know.
 *
 * @param key names the occasion, at most 200 characters: whoever has a notice under this key gets no second one
 * @param subject one line of at most 200 characters; control characters become spaces
 * @param text at most 4000 characters, line breaks allowed
 * @param businessKey the process instance's, as Tasklist and Cockpit find it; null when there is none
 * @param alike the line under which this one and others that are alike stand together, with {@value #COUNT} for their
 *     number, at most 200 characters; null for one that always stands alone
 * @param kind what people may choose by
 */
public record Notice(
        String key,
        Recipient to,
        Urgency urgency,
        String subject,
        String text,
        @Nullable String businessKey,
        @Nullable String alike,
        NoticeKind kind) {

    public static final String COUNT = "{count}";

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_ALIKE = 200;
    private static final int LONGEST_BUSINESS_KEY = 255;

    /** One that always stands alone. */
    public Notice(
            String key, Recipient to, Urgency urgency, String subject, String text, @Nullable String businessKey) {
        this(key, to, urgency, subject, text, businessKey, null);
    }

    /** One that is told in any case. */
    public Notice(
            String key,
            Recipient to,
            Urgency urgency,
            String subject,
            String text,
            @Nullable String businessKey,
            @Nullable String alike) {
        this(key, to, urgency, subject, text, businessKey, alike, NoticeKind.URGENT);
    }

    public Notice {
        check("key", key, LONGEST_KEY);
        // What people have typed may be as long as a form allows.
        subject = fitting(subject, LONGEST_SUBJECT);
        text = fitting(text, LONGEST_TEXT);
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(urgency, "urgency");
        check("subject", subject, LONGEST_SUBJECT);
        check("text", text, LONGEST_TEXT);
        if (businessKey != null) {
            check("businessKey", businessKey, LONGEST_BUSINESS_KEY);
        }
        if (alike != null) {
            check("alike", alike, LONGEST_ALIKE);
        }
        // A line break would end the header of a mail.
        subject = subject.replaceAll("\\p{Cntrl}", " ");
        // PostgreSQL stores no zero character.
        text = text.replace("\0", "");
    }

    /** The same to somebody else. */
    Notice to(Recipient other) {
        return new Notice(key, other, urgency, subject, text, businessKey, alike, kind);
    }

    private static String fitting(String value, int longest) {
        return value == null || value.length() <= longest ? value : value.substring(0, longest - 2) + "……";
    }

    private static void check(String name, String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    "A notice's " + name + " has 1 to " + longest + " characters, not: " + value);
        }
    }
}
