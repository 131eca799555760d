package org.everspring.quarter.process;

import static org.everspring.quarter.process.ItemSummaryProcess.SUMMARY_ID;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.everspring.calendar.Deadline;
import org.everspring.engine.ForProcess;
import org.everspring.quarter.ItemSummaries;
import org.springframework.stereotype.Component;

/** Tells the office together with its task, so that nobody is told of a task that is not there. */
@Component
@ForProcess(ItemSummaryProcess.KEY)
class RequestJudgementListener implements TaskListener {

    private final ItemSummaries summaries;

    RequestJudgementListener(ItemSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public void notify(DelegateTask task) {
        Deadline due = summaries.requestJudgement(SUMMARY_ID.from(task));
        task.setVariable(ItemSummaryProcess.JUDGEMENT_DUE_TEXT, due.text());
        task.setDueDate(Date.from(due.at().toInstant()));
    }
}
