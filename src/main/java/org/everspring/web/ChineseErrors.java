package org.everspring.web;

import jakarta.servlet.RequestDispatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** What an error page, or the JSON that stands for it, says: a status and a sentence, nothing of what went wrong inside. */
final class ChineseErrors extends DefaultErrorAttributes {

    /** Where a refusal leaves its own sentence. */
    static final String MESSAGE = ChineseErrors.class.getName() + ".message";

    /** Where is said that the same page can be opened, but not with these parameters. */
    static final String AGAIN = ChineseErrors.class.getName() + ".again";

    /** Of somebody who asks for the error page itself. */
    private static final int NOT_FOUND = 404;

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE, RequestAttributes.SCOPE_REQUEST);
        int status = failed instanceof Integer code ? code : NOT_FOUND;
        Object said = request.getAttribute(MESSAGE, RequestAttributes.SCOPE_REQUEST);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", status);
        told.put("message", said != null ? said : StatusTexts.of(status));
        if (request.getAttribute(AGAIN, RequestAttributes.SCOPE_REQUEST) != null) {
            told.put("again", true);
        }
        return told;
    }
}
