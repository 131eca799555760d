package org.everspring.support;

import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/** Every address of a JAX-RS application as Jersey itself finds it, through all its sub-resources. */
public final class RestEndpoints {

    /** Deeper than any of Camunda's resources; {@code engine/{name}} leads to all of them once more. */
    private static final int DEEPEST = 8;

    /**
     * @param path with templates, {@code /task/{id}/claim}
     * @param body what a body is read into; null when there is none
     */
    public record Endpoint(String method, String path, Set<String> queryParameters, Type body, Set<String> consumes)
            implements Comparable<Endpoint> {

        @Override
        public int compareTo(Endpoint other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : method.compareTo(other.method);
        }
    }

    private RestEndpoints() {}

    public static List<Endpoint> of(Set<Class<?>> classes) {
        Set<Endpoint> found = new TreeSet<>();
        for (Class<?> type : classes) {
            if (Resource.from(type) != null) {
                collect(Resource.from(type), "", 0, found);
            }
        }
        return List.copyOf(found);
    }

    private static void collect(Resource resource, String prefix, int depth, Set<Endpoint> found) {
        String path = joined(prefix, resource.getPath());
        for (ResourceMethod method : resource.getResourceMethods()) {
            found.add(endpoint(method, path));
        }
        ResourceMethod locator = resource.getResourceLocator();
        if (locator != null && depth < DEEPEST) {
            Class<?> type = locator.getInvocable().getRawRoutingResponseType();
            Resource below = Resource.from(type, true);
            if (below != null) {
                collectBelow(below, path, depth + 1, found);
            }
        }
        resource.getChildResources().forEach(child -> collect(child, path, depth + 1, found));
    }

    /** A sub-resource's own path, if it has one, does not count where a locator leads to it. */
    private static void collectBelow(Resource resource, String path, int depth, Set<Endpoint> found) {
        for (ResourceMethod method : resource.getResourceMethods()) {
            found.add(endpoint(method, path));
        }
        resource.getChildResources().forEach(child -> collect(child, path, depth, found));
    }

    private static Endpoint endpoint(ResourceMethod method, String path) {
        Set<String> query = new LinkedHashSet<>();
        Type body = null;
        for (Parameter parameter : method.getInvocable().getParameters()) {
            if (parameter.getSource() == Parameter.Source.QUERY) {
                query.add(parameter.getSourceName());
            } else if (parameter.getSource() == Parameter.Source.ENTITY) {
                body = parameter.getType();
            }
        }
        Set<String> consumes = new LinkedHashSet<>();
        for (MediaType type : method.getConsumedTypes()) {
            consumes.add(type.toString());
        }
        return new Endpoint(method.getHttpMethod(), path, query, body, consumes);
    }

    private static String joined(String prefix, String path) {
        String tail = path == null ? "" : path.replaceAll("^/+|/+$", "");
        return tail.isEmpty() ? prefix : prefix + "/" + tail;
    }
}
