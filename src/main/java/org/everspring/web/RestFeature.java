package org.everspring.web;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.server.ServerProperties;

/**
 * Found by Jersey ({@code META-INF/services}) for every one of Camunda's JAX-RS applications, of which the five of the
 * webapps can be reached in no other way.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class RestFeature implements AutoDiscoverable {

    /** Before Camunda's own, which have the priority of all that name none. */
    private static final int FIRST = 100;

    @Override
    public void configure(FeatureContext application) {
        RestAnswers.all().forEach(answers -> application.register(answers, FIRST));
        application.register(new ListLimit());
        application.register(new QueryLimit());
        application.register(new SavedFiles());
        application.register(new DeploymentAnswer());
        // A description of the interface for whoever asks, in English.
        application.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    }
}
