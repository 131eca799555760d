package org.everspring.guard;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.everspring.engine.ModelFault;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the engine itself cannot parse a refusal like the guard's own: a flow to nowhere comes out as English, a
 * table that asks for itself as a 500.
 */
final class UnparsableModels extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (AuthorizationException | BadUserRequestException | ProcessEnginePersistenceException e) {
            throw e;
        } catch (ProcessEngineException e) {
            if (command instanceof DeployCmd) {
                throw new RefusedModelsException(faults(e), e);
            }
            throw e;
        }
    }

    /** What the engine found wrong, as far as it says where. */
    private static List<ModelFault> faults(ProcessEngineException e) {
        if (!(e instanceof ParseException broken)) {
            return List.of(new ModelFault(null, null, null, "引擎不能解析，请用 Camunda Modeler 打开检查（" + e.getMessage() + "）"));
        }
        return broken.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream()
                        .map(problem ->
                                new ModelFault(report.getResourceName(), element(problem), null, text(problem))))
                .toList();
    }

    private static @Nullable String element(Problem problem) {
        return Optional.ofNullable(problem.getMainElementId())
                .or(() -> problem.getElementIds().stream().findFirst())
                .orElse(null);
    }

    private static String text(Problem problem) {
        return (element(problem) == null ? "第" + problem.getLine() + "行，" : "") + "引擎不能解析，请用 Camunda Modeler 打开检查（"
                + problem.getMessage() + "）";
    }
}
