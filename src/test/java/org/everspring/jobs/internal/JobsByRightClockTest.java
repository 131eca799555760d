package org.everspring.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ThreadPoolJobExecutor;
import org.everspring.nodes.ClockCompared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayName("时钟不准的节点不执行作业")
class JobsByRightClockTest {

    /** Without threads: only whether it runs counts. */
    private final JobExecutor executor = new ThreadPoolJobExecutor() {
        @Override
        public void start() {
            isActive = true;
        }

        @Override
        public void shutdown() {
            isActive = false;
        }
    };

    private JobsByRightClock jobs;

    @BeforeEach
    void inTheContext() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("jobExecutor", executor);
        jobs = new JobsByRightClock(beans.getBeanProvider(JobExecutor.class));
    }

    private void compared(Duration ahead, boolean right) {
        jobs.compared(new ClockCompared("ys1:1", ahead, right));
    }

    @Test
    @DisplayName("不准时停下，校准后恢复")
    void stopsAndGoesOn() {
        executor.start();
        compared(Duration.ZERO, true);
        assertThat(executor.isActive()).isTrue();

        compared(Duration.ofMinutes(10), false);
        compared(Duration.ofMinutes(10), false);
        assertThat(executor.isActive()).isFalse();

        compared(Duration.ofMillis(300), true);
        assertThat(executor.isActive()).isTrue();
    }

    @Test
    @DisplayName("本来就不执行作业的，时钟准也不执行")
    void neverStartsWhatWasNotRunning() {
        compared(Duration.ofMinutes(10), false);
        compared(Duration.ZERO, true);

        assertThat(executor.isActive()).isFalse();
    }
}
