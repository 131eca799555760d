package org.everspring.quarter.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.everspring.reporting.ProgressStatus;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class QuarterForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                FormContract.of("open-quarter", "发起季度报送").needs("quarter", "报送季度"),
                FormContract.of("compile-summary", "汇总本项任务")
                        .needs("summaryProgress", "推进情况汇总")
                        .needs("summaryNextSteps", "下一步打算")
                        .needs("summarySignedBy", "审签领导")
                        .chooses("summaryStatus", "总体进度", ProgressStatus.values())
                        .reads("summaryProblems", "summaryExperience"),
                FormContract.of("countersign-summary", "会签汇总")
                        .chooses("countersignDecision", "会签结论", "agree", "object")
                        .reads("countersignOpinion"),
                FormContract.of("accept-summary", "审定汇总")
                        .needs("summaryReturnReason", "退回原因")
                        .chooses("summaryDecision", "审定结论", "accept", "return"));
    }
}
