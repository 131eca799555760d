package org.everspring.modelling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.everspring.guard.ParallelJoins;
import org.jspecify.annotations.Nullable;

/**
 * The parallel joins of a version at which an instance that is taken to it would wait for ever, because it has passed
 * the place where the other paths begin.
 */
final class JoinsAhead {

    private final ProcessDefinitionEntity version;

    JoinsAhead(ProcessDefinitionEntity version) {
        this.version = version;
    }

    /** @param activities where the instance waits */
    List<ActivityImpl> waitedAtForEver(Collection<String> activities) {
        List<ActivityImpl> places = activities.stream()
                .map(version::findActivity)
                .filter(activity -> activity != null)
                .toList();
        Set<ScopeImpl> levels = new LinkedHashSet<>();
        places.forEach(place -> levels.addAll(levelsOf(place)));
        List<ActivityImpl> found = new ArrayList<>();
        for (ScopeImpl level : levels) {
            Set<String> tokens = new TreeSet<>();
            places.forEach(place -> {
                String token = on(level, place);
                if (token != null) {
                    tokens.add(token);
                }
            });
            joins(level).waitingForEver(tokens).forEach(join -> found.add(version.findActivity(join)));
        }
        return found;
    }

    boolean isParallel(String activity) {
        ActivityImpl found = version.findActivity(activity);
        return found != null && "parallelGateway".equals(found.getProperties().get(BpmnProperties.TYPE));
    }

    private static List<ScopeImpl> levelsOf(ActivityImpl place) {
        List<ScopeImpl> levels = new ArrayList<>();
        for (ScopeImpl level = place.getFlowScope(); level != null; level = outer(level)) {
            levels.add(level);
        }
        return levels;
    }

    private static @Nullable ScopeImpl outer(ScopeImpl level) {
        return level instanceof ActivityImpl activity ? activity.getFlowScope() : null;
    }

    /** The activity of the level that the place is or lies in; null when it lies elsewhere. */
    private static @Nullable String on(ScopeImpl level, ActivityImpl place) {
        ActivityImpl activity = place;
        while (activity != null && activity.getFlowScope() != level) {
            activity = activity.getFlowScope() instanceof ActivityImpl outer ? outer : null;
        }
        return activity == null ? null : activity.getId();
    }

    private static ParallelJoins joins(ScopeImpl level) {
        ParallelJoins joins = new ParallelJoins();
        for (ActivityImpl activity : level.getActivities()) {
            String type = String.valueOf(activity.getProperties().get(BpmnProperties.TYPE));
            switch (type) {
                case "parallelGateway" -> joins.parallelGateway(activity.getId());
                case "exclusiveGateway", "eventBasedGateway" -> joins.choice(activity.getId());
                default -> {}
            }
            PvmScope host = activity.getEventScope();
            if (type.startsWith("boundary") && host instanceof ActivityImpl attached) {
                joins.boundaryEvent(
                        activity.getId(),
                        attached.getId(),
                        activity.getActivityStartBehavior() == ActivityStartBehavior.CANCEL_EVENT_SCOPE);
            }
            for (PvmTransition flow : activity.getOutgoingTransitions()) {
                joins.flow(flow.getId(), activity.getId(), flow.getDestination().getId());
            }
        }
        return joins;
    }
}
