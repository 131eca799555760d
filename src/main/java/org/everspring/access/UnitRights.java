package org.everspring.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitKind;

/**
 * What the groups of the plan's units may do. A unit sees and works its own tasks without any right named here: the
 * engine gives that to a task's candidates while the task is open. Nobody gets a right on all tasks or instances but the
 * office, which answers for the whole plan and only looks.
 */
public final class UnitRights {

    /** Everybody breaks down its own items, finds problems and has experience to tell. */
    private static final List<String> OF_EVERY_UNIT =
            List.of("measureBreakdown", "improvementLoop", "experiencePromotion");

    /** What the office opens for the whole city, should its timer not have done so. */
    private static final List<String> OF_THE_OFFICE = List.of("quarterlyCycle", "annualAssessment");

    private UnitRights() {}

    /** Whether only administrators put people into the unit and keep its accounts. */
    public static boolean areGivenByAdministrators(Unit unit) {
        return unit.kind() == UnitKind.OFFICE || unit.kind() == UnitKind.LEADING_GROUP;
    }

    static List<Right> of(Unit unit, List<String> filterIds) {
        var group = unit.id().value();
        var rights = new ArrayList<>(everyUnit(group, filterIds));
        if (unit.kind() == UnitKind.OFFICE) {
            var own = office(group);
            own.forEach(right -> rights.removeIf(other -> other.target().equals(right.target())));
            rights.addAll(own);
        }
        return rights;
    }

    /** Everything that a unit's group may have been given here; what is not among it was given by an administrator. */
    static List<Right.Target> ever(String group, List<String> filterIds) {
        return Stream.concat(everyUnit(group, filterIds).stream(), office(group).stream())
                .map(Right::target)
                .distinct()
                .collect(Collectors.toList());
    }

    private static List<Right> everyUnit(String group, List<String> filterIds) {
        var rights = new ArrayList<Right>();
        rights.add(Right.of(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
        filterIds.forEach(filter -> rights.add(Right.of(group, Resources.FILTER, filter, Permissions.READ)));
        // The name and the diagram of the process that a task belongs to; a model says nothing about any instance.
        rights.add(Right.of(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ));
        OF_EVERY_UNIT.forEach(process -> rights.add(
                Right.of(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE)));
        rights.add(Right.of(group, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE));
        return rights;
    }

    private static List<Right> office(String group) {
        var rights = new ArrayList<Right>();
        rights.add(Right.of(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
        rights.add(Right.of(
                group,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY));
        OF_THE_OFFICE.forEach(process -> rights.add(
                Right.of(group, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE)));
        rights.add(Right.of(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY));
        rights.add(Right.of(
                group,
                Resources.PROCESS_INSTANCE,
                ANY,
                ProcessInstancePermissions.CREATE,
                ProcessInstancePermissions.READ));
        return rights;
    }
}
