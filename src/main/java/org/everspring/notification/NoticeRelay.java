package org.everspring.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.everspring.notification.NoticeMail.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Carries the notices to people's mailboxes, or only marks them as shown where there is no mail server.
 *
 * <p>A mail is never given up: failed attempts are repeated with growing pauses. It is sent outside of any transaction; a
 * process that dies between sending and noting so repeats it under the same Message-ID, which mail servers drop.
 */
public class NoticeRelay {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRelay.class);

    private final Outbox outbox;
    private final Recipients recipients;
    private final Units units;
    private final NotificationSettings settings;
    private final Optional<JavaMailSender> mailServer;
    private final Clock clock;

    NoticeRelay(
            Outbox outbox,
            Recipients recipients,
            Units units,
            NotificationSettings settings,
            Optional<JavaMailSender> mailServer,
            Clock clock) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.units = units;
        this.settings = settings;
        this.mailServer = mailServer;
        this.clock = clock;
    }

    /** @param mailServer whether there is one; without, notices are on the page only */
    public record Status(boolean mailServer, Outbox.Backlog backlog) {}

    public Status status() {
        return new Status(mailServer.isPresent(), outbox.backlog());
    }

    /** One round: everything that is due by the clock. Runs on several nodes at the same time share the work. */
    public void run() {
        outbox.bundle(clock.instant());
        boolean reachable = true;
        while (reachable) {
            Optional<NoticeMail> mail = outbox.claim(clock.instant(), settings::backOff);
            if (mail.isEmpty()) {
                return;
            }
            reachable = deliver(mail.get());
        }
    }

    /** @return false when the mail server cannot be reached, so that the others need not be tried in this round */
    private boolean deliver(NoticeMail mail) {
        try {
            Person person = current(mail);
            if (mailServer.isPresent() && person.hasEmail()) {
                send(mail, person, mailServer.get());
                outbox.finish(mail, Delivery.SENT, clock.instant());
            } else {
                LOG.info(
                        "Notices for {} ({}) are on the page only, {}: {}",
                        person.name(),
                        person.userId(),
                        mailServer.isPresent() ? "no e-mail address is known" : "no mail server is configured",
                        mail.entries().stream().map(Entry::subject).collect(Collectors.joining("; ")));
                outbox.finish(mail, Delivery.SHOWN, clock.instant());
            }
            return true;
        } catch (MessagingException | RuntimeException e) {
            // Whatever it is, it concerns this mail: the others go on, and this one comes again.
            report(mail, e);
            return !isUnreachable(e);
        }
    }

    /** A corrected address helps the mails that wait; somebody who left the role is still told what was posted. */
    private Person current(NoticeMail mail) {
        return recipients.of(mail.to()).stream()
                .filter(person -> person.userId().equals(mail.person().userId()))
                .findFirst()
                .orElse(mail.person());
    }

    private void send(NoticeMail mail, Person person, JavaMailSender server) throws MessagingException {
        DigestMail letter = DigestMail.of(
                mail,
                person.name(),
                units.nameOf(units.office()),
                settings.baseUrl().toString());
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(Objects.requireNonNull(person.email()).strip());
        helper.setSubject(letter.subject());
        helper.setText(letter.body());
        message.setHeader("Message-ID", "<" + mail.messageId() + "@everspring>");
        // Keeps absence assistants from answering (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        server.send(message);
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
        outbox.failed(mail, String.valueOf(reason.getMessage()));
    }

    /** Spring names a cause when it could not connect, and none when the server refused single messages. */
    private static boolean isUnreachable(Exception e) {
        return e instanceof MailAuthenticationException || e instanceof MailSendException && e.getCause() != null;
    }
}
