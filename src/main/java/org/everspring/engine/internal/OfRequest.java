package org.everspring.engine.internal;

import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What one request of a person remembers, so that it need not be asked at each of its commands: what has been changed acts
 * at the next request. Where there is no request, as in a job, nothing is remembered.
 */
final class OfRequest<T> {

    private final String name;

    OfRequest(Class<T> kind) {
        this.name = kind.getName();
    }

    @SuppressWarnings("unchecked")
    Optional<T> find() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return Optional.ofNullable(
                request == null ? null : (T) request.getAttribute(name, RequestAttributes.SCOPE_REQUEST));
    }

    void keep(T value) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
        }
    }

    void forget() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(name, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
