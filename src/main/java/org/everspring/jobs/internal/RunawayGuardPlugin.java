package org.everspring.jobs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Ends at run time what would not end: the guard of models sees most of it before, but not what only variables decide, and
 * nothing of what was deployed before a rule was there. A job that is ended so fails and becomes an incident; the others go
 * on.
 */
@Component
class RunawayGuardPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> sessions = new ArrayList<>(List.of(new CommandSteps.Factory()));
        if (engine.getCustomSessionFactories() != null) {
            sessions.addAll(engine.getCustomSessionFactories());
        }
        engine.setCustomSessionFactories(sessions);
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Bounds(engine)));
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static final class Bounds extends AbstractBpmnParseListener {

        private final ProcessEngineConfigurationImpl engine;

        private Bounds(ProcessEngineConfigurationImpl engine) {
            this.engine = engine;
        }

        @Override
        public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
            for (ProcessDefinitionEntity process : processes) {
                process.addBuiltInListener(ExecutionListener.EVENTNAME_START, CommandSteps.OF_INSTANCES);
                Set<String> round = Rounds.in(process);
                each(process, activity -> {
                    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, CommandSteps.OF_ACTIVITIES);
                    if (round.contains(activity.getId())) {
                        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, Rounds.BOUND);
                    }
                    IoMapping mapping = activity.getIoMapping();
                    if (mapping != null) {
                        mapping.getInputParameters().forEach(BoundedParameter::bound);
                        mapping.getOutputParameters().forEach(BoundedParameter::bound);
                    }
                    if (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior repeated) {
                        bound(activity, repeated);
                    }
                });
            }
        }

        private static void each(ScopeImpl scope, Consumer<ActivityImpl> action) {
            scope.getActivities().forEach(activity -> {
                action.accept(activity);
                each(activity, action);
            });
        }

        private void bound(ActivityImpl activity, MultiInstanceActivityBehavior repeated) {
            String name = activity.getId().replaceFirst("#multiInstanceBody$", "");
            Expression collection = repeated.getCollectionExpression();
            if (collection == null && repeated.getCollectionVariable() != null) {
                // The engine asks for the variable or for the expression; with the expression the size can be looked
                // at.
                collection =
                        engine.getExpressionManager().createExpression("${" + repeated.getCollectionVariable() + "}");
            }
            if (collection != null) {
                repeated.setCollectionExpression(new BoundedValue(collection, name));
            }
            if (repeated.getLoopCardinalityExpression() != null) {
                repeated.setLoopCardinalityExpression(new BoundedValue(repeated.getLoopCardinalityExpression(), name));
            }
        }
    }
}
