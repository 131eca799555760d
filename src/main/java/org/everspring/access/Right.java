package org.everspring.access;

import java.util.Arrays;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * What one group may do with one resource.
 *
 * @param permissions Camunda's permission bits
 */
record Right(Target target, int permissions) {

    /** @param resourceId an id, a definition's key, or {@code *} for all */
    record Target(String groupId, int resourceType, String resourceId) {}

    static Right of(String groupId, Resource resource, String resourceId, Permission... permissions) {
        var bits = Arrays.stream(permissions).mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
        return new Right(new Target(groupId, resource.resourceType(), resourceId), bits);
    }
}
