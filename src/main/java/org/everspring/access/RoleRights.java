package org.everspring.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.HistoricProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;

/**
 * What the roles may do that are no unit's. A role has exactly these rights: what anybody gave it besides is taken away at
 * the next start, so that nobody widens a role unseen.
 */
final class RoleRights {

    private RoleRights() {}

    /** The groups that have the rights of this class and no others. */
    static List<String> groups() {
        var groups = new ArrayList<String>();
        for (var role : UnitRole.values()) {
            groups.add(role.code());
        }
        for (var role : StaffRole.values()) {
            if (role != StaffRole.ADMINISTRATOR) {
                groups.add(role.groupId());
            }
        }
        return groups;
    }

    static List<Right> of(List<Unit> units) {
        var rights = new ArrayList<Right>();
        rights.addAll(processOwner(StaffRole.PROCESS_OWNER.groupId()));
        rights.addAll(userAdministrator(StaffRole.USER_ADMINISTRATOR.groupId(), units));
        rights.addAll(operator(StaffRole.OPERATOR.groupId()));
        rights.addAll(auditor(StaffRole.AUDITOR.groupId()));
        return rights;
    }

    /** Models and tables, and nothing of what runs by them. Whoever deploys may not delete: that would end instances. */
    private static List<Right> processOwner(String group) {
        return List.of(
                Right.of(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                Right.of(group, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE),
                Right.of(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ),
                Right.of(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ),
                Right.of(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
    }

    /**
     * New accounts, and who belongs to which unit. The groups of special roles are not among them, nor those of the office
     * and the leading group ({@link UnitRights#areGivenByAdministrators}), or somebody could give himself or an account of his own what he has not; nor
     * may an account be deleted, which would leave its name to somebody else.
     */
    private static List<Right> userAdministrator(String group, List<Unit> units) {
        var rights = new ArrayList<Right>();
        rights.add(Right.of(group, Resources.APPLICATION, "admin", Permissions.ACCESS));
        rights.add(Right.of(group, Resources.USER, ANY, Permissions.READ, Permissions.CREATE));
        rights.add(Right.of(group, Resources.GROUP, ANY, Permissions.READ));
        units.stream()
                .filter(unit -> !UnitRights.areGivenByAdministrators(unit))
                .forEach(unit -> rights.add(membership(group, unit.id().value())));
        for (var role : UnitRole.values()) {
            rights.add(membership(group, role.code()));
        }
        return rights;
    }

    private static Right membership(String group, String of) {
        return Right.of(group, Resources.GROUP_MEMBERSHIP, of, Permissions.CREATE, Permissions.DELETE);
    }

    /**
     * Sees instances and what holds them up, and gives a failed job another attempt. Whatever would do a unit's work or
     * let a date pass early is not among it: completing, cancelling, changing a variable, running a timer.
     */
    private static List<Right> operator(String group) {
        return List.of(
                Right.of(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                Right.of(group, Resources.DEPLOYMENT, ANY, Permissions.READ),
                Right.of(
                        group,
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.RETRY_JOB),
                Right.of(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY),
                Right.of(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ),
                Right.of(group, Resources.BATCH, ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY),
                Right.of(group, Resources.SYSTEM, ANY, SystemPermissions.READ));
    }

    private static List<Right> auditor(String group) {
        return List.of(
                Right.of(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS),
                Right.of(group, Resources.APPLICATION, "admin", Permissions.ACCESS),
                Right.of(group, Resources.USER, ANY, Permissions.READ),
                Right.of(group, Resources.GROUP, ANY, Permissions.READ),
                Right.of(group, Resources.GROUP_MEMBERSHIP, ANY, Permissions.READ),
                Right.of(group, Resources.AUTHORIZATION, ANY, Permissions.READ),
                Right.of(group, Resources.TENANT, ANY, Permissions.READ),
                Right.of(group, Resources.FILTER, ANY, Permissions.READ),
                Right.of(group, Resources.DEPLOYMENT, ANY, Permissions.READ),
                Right.of(
                        group,
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY),
                Right.of(group, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.READ),
                Right.of(group, Resources.TASK, ANY, TaskPermissions.READ),
                Right.of(group, Resources.HISTORIC_TASK, ANY, HistoricTaskPermissions.READ),
                Right.of(group, Resources.HISTORIC_PROCESS_INSTANCE, ANY, HistoricProcessInstancePermissions.READ),
                Right.of(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY),
                Right.of(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ),
                Right.of(group, Resources.BATCH, ANY, BatchPermissions.READ, BatchPermissions.READ_HISTORY),
                Right.of(group, Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ),
                Right.of(group, Resources.SYSTEM, ANY, SystemPermissions.READ));
    }
}
