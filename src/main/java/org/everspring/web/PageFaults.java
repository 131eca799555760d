package org.everspring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Asked last about what a page of ours has thrown: what is the request's fault is no 500 there either. */
final class PageFaults implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(PageFaults.class);

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        Fault fault = fault(thrown);
        if (fault == null) {
            return null;
        }
        if (response.isCommitted()) {
            // Tomcat has refused a body that breaks off while it was read.
            return response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST ? new ModelAndView() : null;
        }
        if (fault.isOutage()) {
            return outage(request, response, fault, thrown);
        }
        request.setAttribute(ChineseErrors.MESSAGE, fault.message());
        if (fault.status() == HttpServletResponse.SC_BAD_REQUEST
                && "GET".equals(request.getMethod())
                && request.getQueryString() != null) {
            request.setAttribute(ChineseErrors.AGAIN, true);
        }
        try {
            response.sendError(fault.status());
        } catch (IOException senderIsGone) {
            return null;
        }
        return new ModelAndView();
    }

    /** Not by the error page, which has the bar around it and what it counts. */
    private static @Nullable ModelAndView outage(
            HttpServletRequest request, HttpServletResponse response, Fault fault, Exception thrown) {
        log.warn("{} {} met no database: {}", request.getMethod(), request.getRequestURI(), thrown.toString());
        try {
            OutagePage.write(request, response, fault.message());
        } catch (IOException senderIsGone) {
            return null;
        }
        return new ModelAndView();
    }

    /** Null where the server itself has failed: that goes on its way to the log. */
    private static @Nullable Fault fault(Exception thrown) {
        if (thrown instanceof MultipartException) {
            return new Fault(HttpServletResponse.SC_BAD_REQUEST);
        }
        if (isOfItsType(thrown)) {
            return new Fault(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
        return Fault.known(thrown)
                .filter(known -> known.status() != HttpServletResponse.SC_INTERNAL_SERVER_ERROR)
                .orElse(null);
    }

    /** A body of the type {@code *}{@code /*} is no fault that Spring knows: it fails when it reads the headers. */
    private static boolean isOfItsType(Exception thrown) {
        return thrown instanceof IllegalArgumentException
                && Arrays.stream(thrown.getStackTrace())
                        .limit(2)
                        .anyMatch(frame -> frame.getClassName().equals(HttpHeaders.class.getName()));
    }
}
