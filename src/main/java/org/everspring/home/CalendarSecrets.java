package org.everspring.home;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The secret part of the address of a person's calendar file, which calendars on phones ask for without a login. It has 256
 * random bits and is told once; what is kept is its SHA-256.
 */
@Component
public class CalendarSecrets {

    private static final int BYTES = 32;

    /** What it is written with; anything else is none. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final CalendarFeeds feeds;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarSecrets(CalendarFeeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /** @return a new secret; the one before leads nowhere from now on */
    public String renew(String userId) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        feeds.put(userId, fingerprint(secret), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return secret;
    }

    public void revoke(String userId) {
        feeds.remove(userId);
    }

    public Optional<Instant> since(String userId) {
        return feeds.since(userId);
    }

    /** The account whose file it opens. */
    public Optional<String> ownerOf(String secret) {
        return SECRET.matcher(secret).matches() ? feeds.ownerOf(fingerprint(secret)) : Optional.empty();
    }

    private static String fingerprint(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
