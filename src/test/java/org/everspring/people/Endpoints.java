package org.everspring.people;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** What a JAX-RS resource answers, with everything below it, as {@code GET /task/{id}}. */
final class Endpoints {

    private static final int DEEPEST = 6;

    private Endpoints() {}

    static Set<String> of(Class<?> resource, String root) {
        Set<String> found = new TreeSet<>();
        collect(resource, root, found, 0);
        return found;
    }

    private static void collect(Class<?> resource, String path, Set<String> found, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("A resource that is below itself: " + path);
        }
        for (Method method : resource.getMethods()) {
            Path own = AnnotatedElementUtils.findMergedAnnotation(method, Path.class);
            HttpMethod verb = AnnotatedElementUtils.findMergedAnnotation(method, HttpMethod.class);
            String at = own == null
                    ? path
                    : path + "/" + own.value().replaceAll(":[^}]+}", "}").replaceAll("^/|/$", "");
            if (verb != null) {
                found.add(verb.value() + " " + at.replaceAll("/$", ""));
            } else if (own != null) {
                collect(method.getReturnType(), at, found, depth + 1);
            }
        }
    }
}
