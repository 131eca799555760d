package org.everspring.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.kernel.Coded;
import org.everspring.kernel.Shown;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of the notices, by key: {@code notices/<module>.properties} has {@code <key>.subject} and {@code <key>.text} with
 * placeholders such as {@code {unit}}, and {@code <key>.many} for the line that several on one day stand under, with
 * {@code {count}}. The office that {@code {office}} stands for is the plan's. A listener writes
 *
 * <pre>{@code
 * templates.notice("report-returned", id, round)     // told once under the key "report-returned:<id>:<round>"
 *         .about(id)
 *         .with("title", title)
 *         .with("due", due)                          // typed values are shown as pages show them
 *         .immediately(Recipient.liaisons(id.unit()));
 * }</pre>
 */
@Component
public class NoticeTemplates {

    private static final String PLACE = "classpath*:notices/*.properties";
    private static final String SUBJECT = ".subject";
    private static final String TEXT = ".text";
    private static final String MANY = ".many";
    private static final String KIND = ".kind";

    private final Notices notices;
    private final Shown shown;
    private final Plan plan;
    private final Map<String, NoticeTemplate> templates;

    NoticeTemplates(Notices notices, Shown shown, Plan plan) {
        this.notices = notices;
        this.shown = shown;
        this.plan = plan;
        this.templates = read();
    }

    /**
     * @param template the key of its words
     * @param occasion what besides the template's key makes the key of the notice, joined by colons
     * @throws IllegalArgumentException when there are no such words
     */
    public NoticeDraft notice(String template, Object... occasion) {
        NoticeTemplate words = templates.get(template);
        if (words == null) {
            throw new IllegalArgumentException("No notice has the words " + template + " in " + PLACE);
        }
        String key = Stream.concat(Stream.of(template), Arrays.stream(occasion).map(Object::toString))
                .collect(Collectors.joining(":"));
        return new NoticeDraft(notices, shown, words, key)
                .with(NoticeTemplate.OFFICE, plan.office().name());
    }

    /** What {@link NoticeDraft#made} has made, all at the cost of one. */
    public void postAll(Collection<Notice> made) {
        notices.postAll(made);
    }

    /** By key. */
    static Map<String, NoticeTemplate> read() {
        Properties words = new Properties();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(PLACE)) {
                read(resource, words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> keys = words.stringPropertyNames().stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.toSet());
        Map<String, NoticeTemplate> templates = new TreeMap<>();
        keys.forEach(key -> templates.put(
                key,
                new NoticeTemplate(
                        key,
                        words.getProperty(key + SUBJECT),
                        words.getProperty(key + TEXT),
                        words.getProperty(key + MANY),
                        kind(key, words.getProperty(key + KIND)))));
        return templates;
    }

    private static NoticeKind kind(String key, @Nullable String code) {
        return code == null
                ? NoticeKind.URGENT
                : Coded.find(NoticeKind.values(), code)
                        .orElseThrow(() -> new IllegalStateException("The notice " + key + " is of no kind " + code));
    }

    private static void read(Resource resource, Properties into) throws IOException {
        Properties own = new Properties();
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            own.load(reader);
        }
        own.forEach((name, value) -> {
            if (into.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("Two files of " + PLACE + " have " + name);
            }
        });
    }
}
