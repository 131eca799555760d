package org.everspring.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentWithDefinitionsDto;
import org.everspring.engine.DeploymentWarnings;
import org.everspring.engine.ModelFault;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Adds to the REST API's answer to a deployment what its owner is warned of; programs that do not know it pass over it. */
final class DeploymentAnswer implements ContainerResponseFilter {

    // A field, because Jersey asks for one object that serves all calls.
    @Context
    private ServletContext server;

    /** What Camunda says, and the warnings beside it. */
    record Answer(@JsonUnwrapped DeploymentWithDefinitionsDto deployment, List<Warning> warnings) {}

    /**
     * @param file null when it is the deployment as a whole
     * @param element the id; null when it is the whole file
     * @param message in Chinese, with label and id
     */
    record Warning(
            @Nullable String file,
            @Nullable String element,
            @Nullable String label,
            String message) {

        static Warning of(ModelFault fault) {
            return new Warning(fault.file(), fault.element(), fault.label(), fault.sentence());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof DeploymentWithDefinitionsDto deployment) {
            List<ModelFault> warnings = WebApplicationContextUtils.getRequiredWebApplicationContext(server)
                    .getBean(DeploymentWarnings.class)
                    .of(deployment.getId());
            response.setEntity(
                    new Answer(deployment, warnings.stream().map(Warning::of).toList()));
        }
    }
}
