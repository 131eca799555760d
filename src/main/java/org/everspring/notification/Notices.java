package org.everspring.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.plan.UnitRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the other modules hand in what people have to know. */
public class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Outbox outbox;
    private final Recipients recipients;
    private final Units units;
    private final DigestWindows windows;
    private final Webhooks webhooks;
    private final Clock clock;
    private final TransactionTemplate callers;

    Notices(
            Outbox outbox,
            Recipients recipients,
            Units units,
            DigestWindows windows,
            Webhooks webhooks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.units = units;
        this.windows = windows;
        this.webhooks = webhooks;
        this.clock = clock;
        this.callers = new TransactionTemplate(transactions);
        this.callers.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
    }

    /**
     * Writes the notice for each person behind the recipient, in the caller's transaction: it is told if and only if that
     * commits. A person who has a notice under this key gets no second one, so posting may be repeated; the transaction
     * stays usable.
     *
     * <p>When a person has left the unit, the unit's liaisons get it. When nobody is behind the recipient, the office's liaisons get it with a word on who is missing. When the office
     * has none either, it is kept under the office's unit id and a warning is logged: work does not stop for it.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    public void post(Notice notice) {
        postAll(List.of(notice));
    }

    /** As {@link #post(Notice)} for each of them, at the cost of one. */
    public void postAll(Collection<Notice> notices) {
        callers.executeWithoutResult(transaction -> write(notices));
    }

    /** Tells whoever keeps the system running, in the caller's transaction and once under a key, as {@link #post} does. */
    public void postToOperators(String key, Urgency urgency, String subject, String text) {
        List<Person> told = Stream.concat(recipients.operators().stream(), webhooks.hearingOfOperations().stream())
                .toList();
        callers.executeWithoutResult(transaction -> outbox.add(told.stream()
                .flatMap(person -> {
                    Recipient to = Recipient.person(person.userId(), units.office());
                    return outgoing(new Notice(key, to, urgency, subject, text, null), subject, to, List.of(person));
                })
                .toList()));
    }

    private void write(Collection<Notice> notices) {
        Map<Recipient, List<Person>> known =
                recipients.of(notices.stream().map(Notice::to).collect(Collectors.toSet()));
        Stream<OutgoingNotice> toPersons = notices.stream().flatMap(notice -> {
            List<Person> persons = known.getOrDefault(notice.to(), List.of());
            return persons.isEmpty() ? toStandIns(notice) : outgoing(notice, notice.subject(), notice.to(), persons);
        });
        outbox.add(Stream.concat(toPersons, toWebhooks(notices)).toList());
    }

    /** A group is told once, whoever of a unit is told besides. */
    private Stream<OutgoingNotice> toWebhooks(Collection<Notice> notices) {
        Set<String> told = new HashSet<>();
        return notices.stream()
                .flatMap(notice -> outgoing(
                        notice,
                        notice.subject(),
                        notice.to(),
                        webhooks.hearing(notice.to().unit()).stream()
                                .filter(group -> told.add(notice.key() + " " + group.userId()))
                                .toList()));
    }

    private Stream<OutgoingNotice> toStandIns(Notice notice) {
        if (notice.to().role() == null) {
            Notice instead = notice.to(new Recipient(notice.to().unit(), UnitRole.LIAISON));
            List<Person> liaisons = recipients.of(instead.to());
            return liaisons.isEmpty()
                    ? toStandIns(instead)
                    : outgoing(instead, instead.subject(), instead.to(), liaisons);
        }
        Recipient office = new Recipient(units.office(), UnitRole.LIAISON);
        String subject = "【" + units.nameOf(notice.to().unit()) + "没有登记"
                + notice.to().role().label() + "，请代为转告】" + notice.subject();
        List<Person> standIns = recipients.of(office);
        if (standIns.isEmpty()) {
            LOG.warn("Neither {} nor the office has anybody to tell: {}", notice.to(), notice.key());
            String nameOfOffice = units.nameOf(units.office());
            standIns = List.of(new Person(units.office().value(), nameOfOffice, null));
        }
        return outgoing(notice, subject, office, standIns);
    }

    private Stream<OutgoingNotice> outgoing(Notice notice, String subject, Recipient to, List<Person> persons) {
        // No finer than the column: what is due at once must not be rounded into the future.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant dueAt = switch (notice.urgency()) {
            case IMMEDIATE -> now;
            case DIGEST -> windows.next(now);
        };
        return persons.stream().map(person -> new OutgoingNotice(notice, subject, to, person, now, dueAt));
    }
}
