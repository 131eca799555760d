package org.everspring.plan;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A wrong plan stops the start with its one message instead of a stack trace. */
class InvalidPlanFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPlanException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPlanException cause) {
        return new FailureAnalysis(cause.getMessage(), "请改正工作方案文件（设置 everspring.plan 指定）后重新启动。", cause);
    }
}
