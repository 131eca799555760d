package org.everspring.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.springframework.stereotype.Component;

/** A delegate that any process may use, for models that are made up for a test. */
@Component
@ForProcess(ForProcess.ANY)
class TellNobodyDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {}
}
