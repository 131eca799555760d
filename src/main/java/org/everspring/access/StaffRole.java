package org.everspring.access;

import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.everspring.kernel.Labelled;

/** What somebody may do beside or without the work of a unit; each is a group of the identity service. */
public enum StaffRole implements Labelled {
    /** Edits models and forms and deploys them. */
    PROCESS_OWNER("process-owner", "流程负责人"),
    /** Keeps the accounts of people, not what a group may do. */
    USER_ADMINISTRATOR("user-administrator", "用户管理员"),
    /** Watches the running system and mends it; does nobody's work. */
    OPERATOR("operator", "运维人员"),
    /** Reads everything and changes nothing. */
    AUDITOR("auditor", "审计人员"),
    ADMINISTRATOR(Groups.CAMUNDA_ADMIN, "系统管理员");

    private final String groupId;
    private final String label;

    StaffRole(String groupId, String label) {
        this.groupId = groupId;
        this.label = label;
    }

    static Optional<StaffRole> ofGroup(String groupId) {
        return Arrays.stream(values())
                .filter(role -> role.groupId.equals(groupId))
                .findFirst();
    }

    static boolean isGroupOfOne(String groupId) {
        return ofGroup(groupId).isPresent();
    }

    public String groupId() {
        return groupId;
    }

    @Override
    public String label() {
        return label;
    }
}
