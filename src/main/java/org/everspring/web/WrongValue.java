package org.everspring.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ParamException;

/**
 * A parameter or field of a REST call that cannot have the value that was sent.
 *
 * @param value an excerpt
 */
record WrongValue(String name, String value) {

    private static final Pattern PARAMETER =
            Pattern.compile("(?s)^Cannot set query parameter '([^']+)' to value '(.*?)'(?:[:;.].*)?$");

    private static final int LONGEST = 60;

    WrongValue {
        value = value.replaceAll("\\p{Cntrl}", " ");
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }

    static Optional<WrongValue> of(Throwable thrown) {
        if (thrown instanceof RestException && thrown.getMessage() != null) {
            Matcher message = PARAMETER.matcher(thrown.getMessage());
            return message.matches()
                    ? Optional.of(new WrongValue(message.group(1), message.group(2)))
                    : Optional.empty();
        }
        if (thrown instanceof ParamException.QueryParamException parameter) {
            return Optional.of(new WrongValue(parameter.getParameterName(), sent(parameter)));
        }
        return thrown instanceof InvalidFormatException format
                ? Optional.of(new WrongValue(path(format), String.valueOf(format.getValue())))
                : Optional.empty();
    }

    /** Jersey keeps the value only in what has failed to read it: For input string: "many". */
    private static String sent(ParamException parameter) {
        Throwable cause = parameter.getCause();
        String said = cause == null ? "" : String.valueOf(cause.getMessage());
        int quote = said.indexOf('"');
        return quote < 0 ? said : said.substring(quote + 1, Math.max(quote + 1, said.lastIndexOf('"')));
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream().map(WrongValue::step).collect(Collectors.joining("."));
    }

    private static String step(Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }

    String message() {
        return "请求中“" + name + "”的值“" + value + "”不正确，请检查后重试。";
    }

    /** For whoever wrote the program, as Camunda says it. */
    String detail() {
        return "Cannot set parameter '" + name + "' to value '" + value + "'";
    }
}
