package org.everspring.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** To people's mailboxes, where there is a mail server. */
final class MailCarrier implements Carrier {

    private final Optional<JavaMailSender> server;
    private final Units units;
    private final NotificationSettings settings;

    MailCarrier(Optional<JavaMailSender> server, Units units, NotificationSettings settings) {
        this.server = server;
        this.units = units;
        this.settings = settings;
    }

    boolean hasServer() {
        return server.isPresent();
    }

    @Override
    public String channel() {
        return Outbox.MAIL;
    }

    @Override
    public int perMinute() {
        return 0;
    }

    @Override
    public @Nullable String unreachedFor(Person person) {
        return server.isEmpty()
                ? "no mail server is configured"
                : person.hasEmail() ? null : "no e-mail address is known";
    }

    /** Under the same Message-ID each time, which mail servers drop when it is repeated. */
    @Override
    public void carry(NoticeMail mail, Person person) throws MessagingException {
        DigestMail letter = DigestMail.of(
                mail,
                person.name(),
                units.nameOf(units.office()),
                settings.baseUrl().toString());
        MimeMessage message = server.orElseThrow().createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(Objects.requireNonNull(person.email()).strip());
        helper.setSubject(letter.subject());
        helper.setText(letter.body());
        message.setHeader("Message-ID", "<" + mail.messageId() + "@everspring>");
        // Keeps absence assistants from answering (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        server.orElseThrow().send(message);
    }

    /** Spring names a cause when it could not connect, and none when the server refused single messages. */
    @Override
    public boolean isUnreachable(Exception failure) {
        return failure instanceof MailAuthenticationException
                || failure instanceof MailSendException && failure.getCause() != null;
    }
}
