package org.everspring.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.calendar.WorkCalendar;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what the events of a day amount to, and whether they still do. */
@Component
public class SealedDays {

    private static final int ROWS_AT_ONCE = 1000;

    private final AuditEvents events;
    private final AuditSeals seals;
    private final Clock clock;

    SealedDays(AuditEvents events, AuditSeals seals, Clock clock) {
        this.events = events;
        this.seals = seals;
        this.clock = clock;
    }

    /** What has been found about a day that is over. */
    public enum Finding implements Labelled {
        INTACT("与封存时一致"),
        ALTERED("与封存时不一致"),
        UNSEALED("尚未封存"),
        CLEARED("已满保存期限，已清理");

        private final String label;

        Finding(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * @param seal null when the day has none
     * @param found how many events there are now
     */
    public record Checked(LocalDate day, @Nullable AuditSeal seal, long found, Finding finding) {}

    AuditSeal seal(LocalDate day) {
        return digest(day, previous(day));
    }

    private Optional<AuditSeal> previous(LocalDate day) {
        return seals.of(day.minusDays(1), day.minusDays(1)).stream().findFirst();
    }

    /**
     * Reads every event of these days again.
     *
     * @param from inclusive, in Asia/Shanghai
     * @param to inclusive; days that are not over yet are left out
     */
    public List<Checked> check(LocalDate from, LocalDate to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        Optional<Instant> oldest = events.oldest();
        Map<LocalDate, AuditSeal> sealed =
                seals.of(from.minusDays(1), to).stream().collect(Collectors.toMap(AuditSeal::day, Function.identity()));
        return from.datesUntil(to.plusDays(1))
                .filter(day -> day.isBefore(today))
                .filter(day -> sealed.containsKey(day)
                        || oldest.filter(first -> first.isBefore(start(day.plusDays(1))))
                                .isPresent())
                .map(day -> check(day, sealed))
                .toList();
    }

    private Checked check(LocalDate day, Map<LocalDate, AuditSeal> sealed) {
        AuditSeal seal = sealed.get(day);
        AuditSeal now = digest(day, Optional.ofNullable(sealed.get(day.minusDays(1))));
        return new Checked(day, seal, now.events(), finding(day, seal, now));
    }

    private Finding finding(LocalDate day, @Nullable AuditSeal seal, AuditSeal now) {
        if (events.clearedBefore().filter(before -> before.isAfter(start(day))).isPresent()) {
            return Finding.CLEARED;
        }
        if (seal == null) {
            return Finding.UNSEALED;
        }
        return seal.sha256().equals(now.sha256()) ? Finding.INTACT : Finding.ALTERED;
    }

    private AuditSeal digest(LocalDate day, Optional<AuditSeal> previous) {
        MessageDigest sha256 = sha256();
        add(sha256, previous.map(AuditSeal::sha256).orElse(null));
        add(sha256, day);
        long count = 0;
        AuditCursor after = null;
        List<AuditEntry> entries;
        do {
            entries = events.between(start(day), start(day.plusDays(1)), after, ROWS_AT_ONCE);
            for (AuditEntry entry : entries) {
                add(sha256, entry);
                after = entry.position();
            }
            count += entries.size();
        } while (entries.size() == ROWS_AT_ONCE);
        return new AuditSeal(day, count, HexFormat.of().formatHex(sha256.digest()), clock.instant());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    private static void add(MessageDigest digest, AuditEntry entry) {
        AuditEvent event = entry.event();
        AuditedPerson person = event.person() == null ? new AuditedPerson(null, null) : event.person();
        AuditedAction audited = event.audited();
        add(digest, entry.position());
        add(digest, person.userId());
        add(digest, person.name());
        add(digest, person.onBehalfOf());
        add(digest, event.address());
        add(digest, audited.kind());
        add(digest, audited.action());
        add(digest, audited.subject());
        add(digest, audited.subjectName());
        add(digest, audited.detail());
        add(digest, event.result());
        add(digest, event.reason());
        add(digest, event.request());
    }

    /** With its length, so that no two rows make the same text; nothing is told from an empty text. */
    private static void add(MessageDigest digest, @Nullable Object value) {
        byte[] text = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((text == null ? "-;" : text.length + ":").getBytes(StandardCharsets.US_ASCII));
        if (text != null) {
            digest.update(text);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
