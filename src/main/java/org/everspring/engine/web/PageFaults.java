package org.everspring.engine.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Asked last about what a page of ours has thrown: what is the request's fault is no 500 there either. */
final class PageFaults implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception thrown) {
        Fault fault = Fault.known(thrown).filter(known -> known.status() != 500).orElse(null);
        if (fault == null || response.isCommitted()) {
            return null;
        }
        request.setAttribute(ChineseErrors.MESSAGE, fault.message());
        try {
            response.sendError(fault.status());
        } catch (IOException senderIsGone) {
            return null;
        }
        return new ModelAndView();
    }
}
