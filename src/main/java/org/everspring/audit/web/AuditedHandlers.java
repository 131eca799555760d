package org.everspring.audit.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.everspring.audit.AuditedAction;
import org.everspring.kernel.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What requests to our own handlers ask for, as their {@link Audited} says. It is found by method and path and not from the
 * handler that is running, because most of what is refused does not come as far as that.
 */
@Component
class AuditedHandlers {

    private static final Pattern FIRST_VARIABLE = Pattern.compile("\\{(\\w+)");

    private record Route(RequestMethod method, PathPattern path, Audited says) {

        Optional<AuditedAction> action(String asked, PathContainer at) {
            PathPattern.PathMatchInfo parts = method.name().equals(asked) ? path.matchAndExtract(at) : null;
            return Optional.ofNullable(parts)
                    .map(found -> new AuditedAction(says.kind(), says.value(), subject(found.getUriVariables())));
        }

        /** They come in no order. */
        private @Nullable String subject(Map<String, String> variables) {
            Matcher first = FIRST_VARIABLE.matcher(path.getPatternString());
            return first.find() ? variables.get(first.group(1)) : null;
        }
    }

    private final SingletonSupplier<List<Route>> routes;

    /** @param mappings asked for late: the transactions' manager, which the audit listens to, is made long before */
    AuditedHandlers(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.routes = SingletonSupplier.of(() -> mappings.getObject().getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().hasMethodAnnotation(Audited.class))
                .flatMap(handler -> routes(handler.getKey(), handler.getValue().getMethodAnnotation(Audited.class)))
                // A path of fixed words before one with a variable in their place.
                .sorted((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.path(), other.path()))
                .toList());
    }

    private static Stream<Route> routes(RequestMappingInfo mapping, Audited says) {
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method -> mapping.getPathPatternsCondition().getPatterns().stream()
                        .map(path -> new Route(method, path, says)));
    }

    Optional<AuditedAction> action(String method, PathContainer at) {
        return routes.obtain().stream()
                .flatMap(route -> route.action(method, at).stream())
                .findFirst();
    }
}
