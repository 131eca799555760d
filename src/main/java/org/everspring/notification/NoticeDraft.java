package org.everspring.notification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.kernel.Shown;
import org.everspring.matter.BusinessKey;
import org.jspecify.annotations.Nullable;

/** A notice that still lacks values and recipients; {@link NoticeTemplates} shows its use. */
public final class NoticeDraft {

    private final Notices notices;
    private final Shown shown;
    private final NoticeTemplate words;
    private final Map<String, String> values = new HashMap<>();
    private String key;
    private @Nullable String matter;
    private NoticeKind kind;

    NoticeDraft(Notices notices, Shown shown, NoticeTemplate words, String key) {
        this.notices = notices;
        this.shown = shown;
        this.words = words;
        this.key = key;
        this.kind = words.kind();
    }

    /** Where it is not of its words' kind. */
    public NoticeDraft of(NoticeKind kind) {
        this.kind = kind;
        return this;
    }

    /** Told under this key, where it is not the template's with the occasion. */
    public NoticeDraft under(String key) {
        this.key = key;
        return this;
    }

    /** The matter that the notice leads to. */
    public NoticeDraft about(BusinessKey matter) {
        this.matter = matter.toString();
        return this;
    }

    /** As {@link #about(BusinessKey)}, of any process. */
    public NoticeDraft about(String businessKey) {
        this.matter = businessKey;
        return this;
    }

    /** @param value as {@link Shown} writes it; may be one that the words do not mention */
    public NoticeDraft with(String placeholder, Object value) {
        values.put(placeholder, shown.text(value));
        return this;
    }

    public NoticeDraft with(Map<String, ?> values) {
        values.forEach(this::with);
        return this;
    }

    public void immediately(Recipient... to) {
        post(Urgency.IMMEDIATE, to);
    }

    public void inDigest(Recipient... to) {
        post(Urgency.DIGEST, to);
    }

    /** As {@link Notices#post} to each of them. */
    public void post(Urgency urgency, Recipient... to) {
        notices.postAll(made(urgency, to).toList());
    }

    /** One notice for each of them, to be posted with others: {@link NoticeTemplates#postAll}. */
    public Stream<Notice> made(Urgency urgency, Recipient... to) {
        String subject = words.subject(values);
        String text = words.text(values);
        String alike = words.alike(values);
        return Arrays.stream(to)
                .map(recipient -> new Notice(key, recipient, urgency, subject, text, matter, alike, kind));
    }

    /** As {@link Notices#postToOperators}. */
    public void postToOperators(Urgency urgency) {
        notices.postToOperators(key, urgency, words.subject(values), words.text(values));
    }
}
