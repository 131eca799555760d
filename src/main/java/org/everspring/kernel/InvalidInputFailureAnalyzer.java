package org.everspring.kernel;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one message what is wrong with a file or setting that stops the start. */
class InvalidInputFailureAnalyzer extends AbstractFailureAnalyzer<InvalidInputException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidInputException cause) {
        return new FailureAnalysis(cause.getMessage(), "请按上述提示修改文件或设置后重新启动。", cause);
    }
}
