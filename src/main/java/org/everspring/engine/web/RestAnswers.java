package org.everspring.engine.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a failed call of Camunda's REST APIs: the parts of Camunda's own answer, as programs know it, with the status and
 * the Chinese message of {@link Fault}. What Camunda says in English to whoever wrote the program stays as {@code detail}.
 *
 * <p>One mapper for each type that Camunda has one for, because the closest type wins.
 */
abstract class RestAnswers<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger log = LoggerFactory.getLogger(RestAnswers.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    // Fields, because Jersey asks for one object that serves all calls.
    @Context
    private Request request;

    @Context
    private UriInfo uri;

    static List<ExceptionMapper<?>> all() {
        return List.of(new Any(), new OfRest(), new OfEngine(), new OfMapping(), new OfParsing());
    }

    @Override
    public Response toResponse(T thrown) {
        Fault fault = Fault.ofCall(thrown);
        report(fault, thrown);
        return Response.status(fault.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body(fault, thrown))
                .build();
    }

    private static Map<String, Object> body(Fault fault, Throwable thrown) {
        Map<String, Object> body =
                JSON.convertValue(ExceptionHandlerHelper.getInstance().fromException(thrown), new TypeReference<>() {});
        Object detail = body.put("message", fault.message());
        if (isTold(fault, thrown) && detail != null && !detail.equals(fault.message())) {
            body.put("detail", detail);
        }
        if (fault.isServers()) {
            body.put("type", "ServerError");
        }
        return body;
    }

    /** Only what Camunda itself has decided to say: the message of a failure below it may hold SQL or names of classes. */
    private static boolean isTold(Fault fault, Throwable thrown) {
        return !fault.isServers()
                && thrown.getCause() == null
                && (thrown instanceof ProcessEngineException || thrown instanceof RestException);
    }

    private void report(Fault fault, Throwable thrown) {
        if (fault.isServers()) {
            log.error("{} failed", call(), thrown);
        } else if (!(thrown instanceof JsonProcessingException)
                && ExceptionHandlerHelper.getInstance().getStatus(thrown).getStatusCode() >= 500) {
            // Camunda's 500: a line for whoever has to tell a program's mistake from one of Camunda's.
            log.warn(
                    "{} refused ({}): {}",
                    call(),
                    fault.status(),
                    thrown.toString().replaceAll("\\p{Cntrl}", " "));
            log.debug("Refused because of", thrown);
        }
    }

    private String call() {
        return request.getMethod() + " " + uri.getRequestUri().getRawPath();
    }

    private static final class Any extends RestAnswers<Throwable> {}

    private static final class OfRest extends RestAnswers<RestException> {}

    private static final class OfEngine extends RestAnswers<ProcessEngineException> {}

    private static final class OfMapping extends RestAnswers<JsonMappingException> {}

    private static final class OfParsing extends RestAnswers<JsonParseException> {}
}
