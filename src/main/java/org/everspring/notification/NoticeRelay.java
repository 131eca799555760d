package org.everspring.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.notification.NoticeMail.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries the notices to people's mailboxes and to webhooks, or only marks them as shown where nothing reaches the person.
 *
 * <p>A mail is never given up: failed attempts are repeated with growing pauses. It is sent outside of any transaction; a
 * process that dies between sending and noting so repeats it under the same id.
 */
public class NoticeRelay {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRelay.class);

    private final Outbox outbox;
    private final Mails mails;
    private final Ways ways;
    private final Recipients recipients;
    private final NotificationSettings settings;
    private final MailCarrier mail;
    private final List<WebhookCarrier> webhooks;
    private final BooleanSupplier mayTell;
    private final Clock clock;
    private volatile boolean saidThatHeld;
    private final Map<String, Delivered> delivered = new TreeMap<>();

    /** @param mayTell false while nothing may go out, see {@link #isHeld()} */
    NoticeRelay(
            Outbox outbox,
            Mails mails,
            Ways ways,
            Recipients recipients,
            NotificationSettings settings,
            MailCarrier mail,
            List<WebhookCarrier> webhooks,
            BooleanSupplier mayTell,
            Clock clock) {
        this.outbox = outbox;
        this.mails = mails;
        this.ways = ways;
        this.recipients = recipients;
        this.settings = settings;
        this.mail = mail;
        this.webhooks = List.copyOf(webhooks);
        this.mayTell = mayTell;
        this.clock = clock;
        Stream.concat(Stream.of(mail), webhooks.stream())
                .forEach(carrier -> delivered.put(carrier.channel(), new Delivered(new LongAdder(), new LongAdder())));
    }

    /**
     * @param mailServer whether there is one; without, notices are on the page only
     * @param backlog of mails
     */
    public record Status(boolean mailServer, Mails.Backlog backlog) {}

    /** What this node has delivered since its start, and how many attempts have failed. */
    public record Delivered(LongAdder sent, LongAdder failed) {}

    public Status status() {
        return new Status(mail.hasServer(), mails.backlog());
    }

    /** Without one, what would be mailed is on the page only. */
    public boolean hasMailServer() {
        return mail.hasServer();
    }

    /** Whether there is a webhook for messages to single persons. */
    public boolean carriesMessagesToPersons() {
        return webhooks.stream().anyMatch(WebhookCarrier::isPersonal);
    }

    /** What has not gone out to webhooks. */
    public Mails.Backlog messages() {
        return mails.messages();
    }

    /** By channel, each of those that there are. */
    public Map<String, Delivered> delivered() {
        return Map.copyOf(delivered);
    }

    /** One round of mails: everything that is due by the clock. Runs on several nodes at the same time share the work. */
    public void run() {
        if (isHeld()) {
            if (!saidThatHeld) {
                saidThatHeld = true;
                LOG.warn("The database is a restored copy: nothing is sent until an administrator says so on the page");
            }
            return;
        }
        saidThatHeld = false;
        Instant now = clock.instant();
        outbox.bundle(now, persons -> ways.at(now, persons));
        run(mail);
    }

    /** One round of the webhooks; none of them waits for another that does not answer longer than for one answer. */
    public void runWebhooks() {
        if (!webhooks.isEmpty() && !isHeld()) {
            webhooks.forEach(this::run);
        }
    }

    /**
     * Whether nothing goes out because the database is a restored copy of another: people would be told twice, or of what
     * somebody only tries. What waits goes out when an administrator says so.
     */
    public boolean isHeld() {
        return !mayTell.getAsBoolean();
    }

    /** At the start: what waits for a webhook that is set no more. */
    void leaveWhatIsGone() {
        mails.leaveOthersThan(delivered.keySet(), clock.instant());
    }

    private void run(Carrier carrier) {
        boolean reachable = true;
        while (reachable) {
            Optional<NoticeMail> next =
                    mails.claim(carrier.channel(), carrier.perMinute(), clock.instant(), settings::backOff);
            if (next.isEmpty()) {
                return;
            }
            reachable = deliver(next.get(), carrier);
        }
    }

    private Delivered delivered(Carrier carrier) {
        return Objects.requireNonNull(delivered.get(carrier.channel()), "one of each carrier");
    }

    /** @return false when the other side cannot be reached, so that the others need not be tried in this round */
    private boolean deliver(NoticeMail mail, Carrier carrier) {
        try {
            Person person = current(mail);
            String unreached = carrier.unreachedFor(person);
            if (unreached == null) {
                carrier.carry(mail, person);
                mails.finish(mail, Delivery.SENT, clock.instant());
                delivered(carrier).sent().increment();
            } else {
                LOG.info(
                        "Notices for {} ({}) are on the page only, {}: {}",
                        person.name(),
                        person.userId(),
                        unreached,
                        mail.entries().stream().map(Entry::subject).collect(Collectors.joining("; ")));
                mails.finish(mail, Delivery.SHOWN, clock.instant());
            }
            return true;
        } catch (Exception e) {
            // Whatever it is, it concerns this mail: the others go on, and this one comes again.
            delivered(carrier).failed().increment();
            report(mail, e);
            return !carrier.isUnreachable(e);
        }
    }

    /** A corrected address helps the mails that wait; somebody who left the role is still told what was posted. */
    private Person current(NoticeMail mail) {
        if (Webhooks.channelOf(mail.person().userId()).isPresent()) {
            return mail.person();
        }
        return recipients.of(mail.to()).stream()
                .filter(person -> person.userId().equals(mail.person().userId()))
                .findFirst()
                .orElse(mail.person());
    }

    private void report(NoticeMail mail, Exception reason) {
        boolean longest = settings.backOff(mail.attempt()).equals(settings.longestRetry());
        LOG.atLevel(longest ? Level.WARN : Level.INFO)
                .log(
                        "Mail {} to {} failed at attempt {} and is tried again at {}: {}",
                        mail.id(),
                        mail.person().userId(),
                        mail.attempt(),
                        mail.nextAttemptAt(),
                        reason.getMessage());
        mails.failed(mail, String.valueOf(reason.getMessage()));
    }
}
