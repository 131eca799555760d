package org.everspring.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Clock;
import org.everspring.audit.AuditEvent;
import org.everspring.audit.AuditEvents;
import org.everspring.audit.AuditResult;
import org.everspring.audit.AuditedAction;
import org.everspring.audit.CurrentRequest.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down how a request was answered, before the answer leaves: what was refused, and what was done where the deed
 * itself has not been written down with it.
 *
 * <p>It stands before all filters that refuse something. Requests that only read are written down when they are denied to
 * somebody who is signed in, and those that {@link RequestActions#ofReading} names.
 */
class AuditFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);

    private final AuditEvents events;
    private final WebRequest requests;
    private final RequestActions actions;
    private final Refusals refusals;
    private final AnonymousRefusalLimit limit;
    private final Clock clock;
    private final TransactionTemplate apart;

    AuditFilter(
            AuditEvents events,
            WebRequest requests,
            RequestActions actions,
            Refusals refusals,
            AnonymousRefusalLimit limit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.requests = requests;
        this.actions = actions;
        this.refusals = refusals;
        this.limit = limit;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        // The refused deed has its own transaction, which has ended or will end in nothing.
        apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Answer answer = new Answer(request, response);
        // Spring binds the request later, behind the login; who comes and goes is to have an address, too.
        RequestAttributes before = RequestContextHolder.getRequestAttributes();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            chain.doFilter(request, new Errors(answer));
        } catch (IOException | ServletException | RuntimeException | Error e) {
            answer.broke();
            throw e;
        } finally {
            RequestContextHolder.setRequestAttributes(before);
        }
        if (!request.isAsyncStarted()) {
            answer.leaves();
        }
    }

    private void write(HttpServletRequest request, int status) {
        String method = request.getMethod();
        Origin origin = requests.of(request);
        boolean reads = RequestActions.SAFE.contains(method);
        if (status >= HttpServletResponse.SC_BAD_REQUEST) {
            boolean denied = status == HttpServletResponse.SC_FORBIDDEN && origin.person() != null;
            if (WebRequest.written(request) != AuditResult.REFUSED && (!reads || denied)) {
                refused(request, origin, status);
            }
        } else if (WebRequest.written(request) == null && origin.person() != null) {
            if (reads) {
                actions.ofReading(method, WebRequest.path(request))
                        .ifPresent(audited -> add(origin, audited, AuditResult.DONE, null));
            } else if (changesSomething(request, status)) {
                add(origin, actions.of(method, WebRequest.path(request)), AuditResult.DONE, null);
            }
        }
    }

    /** A question to the engine that is sent by POST is answered with content, a deed mostly with none. */
    private static boolean changesSomething(HttpServletRequest request, int status) {
        return !"POST".equals(request.getMethod())
                || !RequestActions.isEngine(WebRequest.path(request))
                || status == HttpServletResponse.SC_NO_CONTENT
                || WebRequest.path(request).endsWith("/create");
    }

    private void refused(HttpServletRequest request, Origin origin, int status) {
        AuditedAction audited = actions.of(request.getMethod(), WebRequest.path(request));
        AuditResult result =
                status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? AuditResult.REFUSED : AuditResult.FAILED;
        if (origin.person() != null) {
            add(origin, audited, result, refusals.reason(request, status));
            return;
        }
        switch (limit.admit(origin.address())) {
            case WRITE -> add(origin, audited, result, refusals.reason(request, status));
            case LAST -> add(origin, audited, result, AnonymousRefusalLimit.NOTE);
            case SKIP -> {}
        }
    }

    /** The answer stands; that it cannot be written down is nothing that the person could mend. */
    private void add(Origin origin, AuditedAction audited, AuditResult result, @Nullable String reason) {
        AuditEvent event = new AuditEvent(
                clock.instant(), origin.person(), origin.address(), audited, result, reason, origin.request());
        try {
            apart.executeWithoutResult(transaction -> events.add(event));
        } catch (DataAccessException | TransactionException e) {
            log.error("Not written to the audit: {}", event, e);
        }
    }

    /** Says when the answer is about to leave, once. */
    private final class Answer extends OnCommittedResponseWrapper {

        private final HttpServletRequest request;
        private boolean written;
        private int error;

        Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        protected void onResponseCommitted() {
            disableOnResponseCommitted();
            leaves();
        }

        void leaves() {
            write(error == 0 ? getStatus() : error);
        }

        void broke() {
            write(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }

        private void write(int status) {
            if (!written) {
                written = true;
                AuditFilter.this.write(request, status);
            }
        }
    }

    /** Spring's wrapper says that an error is sent, but not yet which. */
    private static final class Errors extends HttpServletResponseWrapper {

        private final Answer answer;

        Errors(Answer answer) {
            super(answer);
            this.answer = answer;
        }

        @Override
        public void sendError(int status) throws IOException {
            answer.error = status;
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            answer.error = status;
            super.sendError(status, message);
        }
    }
}
