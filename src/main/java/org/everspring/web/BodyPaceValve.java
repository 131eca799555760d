package org.everspring.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;

/**
 * Watches over the pace of every body, also of those that the server reads by itself (the fields of a form, the parts of an
 * upload) or only to its end after the answer.
 */
final class BodyPaceValve extends ValveBase {

    /** Where {@link SlowBodyFilter} finds the body. */
    static final String BODY = PacedBody.class.getName();

    private final BodiesUnderway underway;

    BodyPaceValve(BodiesUnderway underway) {
        super(true);
        this.underway = underway;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var raw = request.getCoyoteRequest();
        if (!hasBody(raw)) {
            getNext().invoke(request, response);
            return;
        }
        InputBuffer original = raw.getInputBuffer();
        var body = new PacedBody(original, underway, request.getRemoteAddr(), System::nanoTime);
        raw.setInputBuffer(body);
        request.setAttribute(BODY, body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                response.finishResponse();
                body.drain();
            }
        } catch (IOException e) {
            if (body.status() == 0) {
                throw e;
            }
        } finally {
            body.end();
            raw.setInputBuffer(original);
            if (body.status() != 0) {
                // Else the server would wait for the rest of it.
                raw.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean hasBody(org.apache.coyote.Request raw) {
        try {
            return raw.getContentLengthLong() > 0 || raw.getHeader("Transfer-Encoding") != null;
        } catch (IllegalArgumentException noLength) {
            // No number, or two: the server has refused it already.
            return false;
        }
    }
}
