package org.everspring.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.everspring.engine.InputRefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("提交时任务已由他人办结，权限随之消失")
class GoneTaskTest {

    @Test
    @DisplayName("任务已不在的，告知已由他人办结；任务还在的，仍是没有权限")
    void tellsALostRaceFromAMissingRight() {
        assertThatThrownBy(() -> submitWhereTaskIsGone(true))
                .isInstanceOf(InputRefusedException.class)
                .hasMessageStartingWith("这项任务刚刚已由他人办结")
                .satisfies(e -> assertThat(
                                ((InputRefusedException) e).getResponse().getStatus())
                        .isEqualTo(409));
        assertThatThrownBy(() -> submitWhereTaskIsGone(false)).isInstanceOf(AuthorizationException.class);
    }

    private static void submitWhereTaskIsGone(boolean gone) {
        RefusalInterceptor interceptor = new RefusalInterceptor();
        interceptor.setNext(new CommandExecutor() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T execute(Command<T> command) {
                if (command instanceof TaskFormSubmission) {
                    throw new AuthorizationException(
                            "fagaiwei.leader", Permissions.TASK_WORK.getName(), Resources.TASK.resourceName(), "t1");
                }
                return (T) Boolean.valueOf(gone);
            }
        });
        interceptor.execute(new TaskFormSubmission("t1", Map.of(), false, false));
    }
}
