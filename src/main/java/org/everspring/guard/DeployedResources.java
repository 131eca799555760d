package org.everspring.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Optional;
import org.everspring.engine.ProcessContract;
import org.w3c.dom.Document;

/** What a model may refer to: what is deployed already, or comes in the same deployment, and the groups that there are. */
interface DeployedResources {

    boolean form(String id);

    boolean decision(String key);

    boolean process(String key);

    boolean group(String id);

    /** As it will be in force after the deployment. */
    Optional<JsonNode> formContent(String id);

    /** As it is in force before the deployment. */
    Optional<ProcessFile> processInForce(String key);

    /** All that are in force before the deployment. */
    Collection<ProcessFile> processesInForce();

    /** What the code gives to the process; empty for one of an owner's own. */
    Optional<ProcessContract> contract(String processKey);

    /** @param file without folders */
    record ProcessFile(String key, String file, Document model) {}
}
