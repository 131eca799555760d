package org.everspring.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.everspring.notification.NoticeMail.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to a webhook.
 *
 * @param url with the signature that DingTalk wants there
 * @param headers besides the type of the content
 */
record WebhookMessage(URI url, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HMAC = "HmacSHA256";

    /** @param site the address of the application, without a slash at its end */
    static WebhookMessage of(NoticeMail mail, Person person, Webhook webhook, String site, Instant now) {
        return switch (webhook.type()) {
            case WECOM -> new WebhookMessage(webhook.url(), Map.of(), text(mail, webhook, site));
            case DINGTALK -> new WebhookMessage(signed(webhook, now), Map.of(), text(mail, webhook, site));
            case JSON -> json(mail, person, webhook, site, now);
        };
    }

    private static String text(NoticeMail mail, Webhook webhook, String site) {
        return written(Map.of(
                "msgtype",
                "text",
                "text",
                Map.of("content", RobotText.of(mail, site, webhook.type().longestText()))));
    }

    /** DingTalk: Base64 of the HMAC-SHA256 of the moment and the secret, with the secret as key. */
    private static URI signed(Webhook webhook, Instant now) {
        String secret = webhook.secret();
        if (secret == null || secret.isBlank()) {
            return webhook.url();
        }
        long moment = now.toEpochMilli();
        String sign = Base64.getEncoder().encodeToString(hmac(secret, moment + "\n" + secret));
        String joint = webhook.url().getRawQuery() == null ? "?" : "&";
        return URI.create(webhook.url() + joint + "timestamp=" + moment + "&sign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }

    /** The body of a repeated attempt is the same; only the moment in the header, and with it the signature, is another. */
    private static WebhookMessage json(NoticeMail mail, Person person, Webhook webhook, String site, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", mail.messageId().toString());
        body.put("urgency", mail.urgency() == Urgency.IMMEDIATE ? "immediate" : "digest");
        body.put("person", webhook.personal() ? Map.of("id", person.userId(), "name", person.name()) : null);
        body.put(
                "notices",
                mail.entries().stream()
                        .map(entry -> notice(entry, webhook, site))
                        .toList());
        String written = written(body);
        String moment = String.valueOf(now.getEpochSecond());
        String signature =
                HexFormat.of().formatHex(hmac(Objects.requireNonNull(webhook.secret()), moment + "." + written));
        return new WebhookMessage(
                webhook.url(),
                Map.of(
                        "Idempotency-Key",
                        mail.messageId().toString(),
                        "X-EverSpring-Timestamp",
                        moment,
                        "X-EverSpring-Signature",
                        "sha256=" + signature),
                written);
    }

    private static Map<String, Object> notice(Entry entry, Webhook webhook, String site) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("key", entry.key());
        notice.put("subject", entry.subject());
        notice.put("text", entry.text());
        notice.put("matter", entry.businessKey());
        notice.put("address", address(entry, webhook, site));
        return notice;
    }

    private static @Nullable String address(Entry entry, Webhook webhook, String site) {
        if (entry.businessKey() == null) {
            return null;
        }
        return webhook.personal()
                ? site + "/desk/notices/" + entry.id()
                : site + "/desk/matters/" + RobotText.address(entry.businessKey());
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
