package org.everspring.access.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionException;

/**
 * Sessions that every node finds in the database. That somebody has clicked is written once a minute and not at each click,
 * or every page would wait for a commit; so a session may end up to a minute early.
 */
final class SharedSessions<S extends Session> implements SessionRepository<SharedSessions.Kept<S>> {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(SharedSessions.class);

    private final SessionRepository<S> stored;
    private final Runnable removal;

    /** @param removal of those that are over */
    SharedSessions(SessionRepository<S> stored, Runnable removal) {
        this.stored = stored;
        this.removal = removal;
    }

    /** On each node, by one statement with an index, which finds nothing behind another's. */
    @Scheduled(cron = "0 */5 * * * *")
    void removeExpired() {
        try {
            removal.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Sessions that are over stay for five minutes more: {}", e.getMessage());
        }
    }

    @Override
    public Kept<S> createSession() {
        return new Kept<>(stored.createSession());
    }

    @Override
    public void save(Kept<S> session) {
        stored.save(session.session);
    }

    @Override
    public @Nullable Kept<S> findById(String id) {
        S found = stored.findById(id);
        return found == null ? null : new Kept<>(found);
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
    }

    static final class Kept<S extends Session> implements Session {

        private final S session;

        Kept(S session) {
            this.session = session;
        }

        /** What another version of the application has written and this one cannot read is not there: one logs in anew. */
        @Override
        public <T> @Nullable T getAttribute(String name) {
            try {
                return session.getAttribute(name);
            } catch (ConversionException unreadable) {
                log.info("{} of a session cannot be read: {}", name, unreadable.toString());
                session.removeAttribute(name);
                return null;
            }
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (now.isAfter(session.getLastAccessedTime().plus(PAUSE))) {
                session.setLastAccessedTime(now);
            }
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
