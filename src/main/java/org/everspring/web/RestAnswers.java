package org.everspring.web;

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
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
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
        body.put("message", fault.message());
        if (!fault.isServers()) {
            WrongValue.of(thrown)
                    .map(WrongValue::detail)
                    .or(() -> told(thrown))
                    .filter(detail -> !detail.equals(fault.message()))
                    .ifPresent(detail -> body.put("detail", detail));
        }
        if (fault.isServers()) {
            body.put("type", "ServerError");
        }
        return body;
    }

    /**
     * The innermost reason, where all that has failed is Camunda's and has decided to say something: the message of a failure
     * below it may hold SQL or names of classes.
     */
    private static Optional<String> told(Throwable thrown) {
        Throwable reason = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean speaks = cause instanceof RestException
                    || cause instanceof ProcessEngineException && !(cause instanceof ProcessEnginePersistenceException);
            if (!speaks) {
                return Optional.empty();
            }
            reason = cause;
        }
        return Optional.ofNullable(reason.getMessage());
    }

    private void report(Fault fault, Throwable thrown) {
        if (fault.isOutage()) {
            log.warn("{} met no database: {}", call(), thrown.toString().replaceAll("\\p{Cntrl}", " "));
        } else if (fault.isServers()) {
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
