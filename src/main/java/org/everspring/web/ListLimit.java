package org.everspring.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets no call read more than {@value #MOST} rows at once; who asks for no number gets so many. The engine has the same
 * limit, but refuses whoever names none, as Camunda's webapps often do.
 */
@PreMatching
final class ListLimit implements ContainerRequestFilter {

    /** As {@code query-max-results-limit} in application.yaml; the real plan has some 1,400 open tasks in a quarter. */
    static final int MOST = 2000;

    private static final String FIRST_RESULT = "firstResult";
    private static final String MAX_RESULTS = "maxResults";
    private static final Set<String> LISTING = Set.of(HttpMethod.GET, HttpMethod.POST);

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        if (!isCount(query.get(FIRST_RESULT), Integer.MAX_VALUE)) {
            refuse(request, FIRST_RESULT, "应为不小于0的整数。");
        } else if (!isCount(query.get(MAX_RESULTS), MOST)) {
            refuse(request, MAX_RESULTS, "应为0至" + MOST + "之间的整数；更多内容请分批读取。");
        } else if (LISTING.contains(request.getMethod())
                && !query.containsKey(MAX_RESULTS)
                // Their number is of measurements, with a default of its own.
                && !uri.getPath().contains("metrics")) {
            request.setRequestUri(
                    uri.getRequestUriBuilder().queryParam(MAX_RESULTS, MOST).build());
        }
    }

    private static boolean isCount(@Nullable List<String> values, int most) {
        if (values == null) {
            return true;
        }
        try {
            return values.stream().mapToInt(Integer::parseInt).allMatch(value -> value >= 0 && value <= most);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void refuse(ContainerRequestContext request, String parameter, String rule) {
        WrongValue wrong = new WrongValue(
                parameter, request.getUriInfo().getQueryParameters().getFirst(parameter));
        request.abortWith(Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of(
                        "type", "InvalidRequestException", "message", parameter + rule, "detail", wrong.detail()))
                .build());
    }
}
