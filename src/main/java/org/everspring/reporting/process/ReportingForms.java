package org.everspring.reporting.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.everspring.measures.MeasureStatus;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.QualityRating;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class ReportingForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                FormContract.of("fill-report", "填报季度报送")
                        .needs("progress", "本季度推进情况")
                        .needs("measures", "细化举措进展")
                        .needs("targets", "目标值完成情况")
                        .needs("problems.title", "问题标题")
                        .needs("problems.detail", "问题情况")
                        .needs("nextSteps", "下一步打算")
                        .needs("drafter", "填报人")
                        .needs("drafterPhone", "联系电话")
                        .needs("signedBy", "审签领导")
                        .chooses("progressStatus", "总体进度", ProgressStatus.values())
                        .chooses("measures.status", "本季度进展", MeasureStatus.values())
                        .chooses("signerRole", "审签领导职务", "deputy", "principal")
                        .reads(
                                "measures.title",
                                "measures.owner",
                                "measures.dueOn",
                                "measures.previousStatus",
                                "measures.note",
                                "targets.title",
                                "targets.goal",
                                "targets.previousValue",
                                "targets.value",
                                "experience",
                                "difficulties",
                                "problems",
                                "suggestions"),
                FormContract.of("sign-report", "签批季度报送")
                        .needs("signOpinion", "退回意见")
                        .chooses("signDecision", "签批意见", "agree", "return"),
                FormContract.of("review-report", "审核季度报送")
                        .needs("returnReason", "退回原因")
                        .chooses("reviewDecision", "审核结论", "accept", "return")
                        .chooses("qualityRating", "报送质量", QualityRating.values()),
                FormContract.of("decide-extension", "审批延期申请")
                        .needs("grantedDate", "延期至")
                        .chooses("extensionDecision", "是否同意延期", "grant", "refuse")
                        .reads("extensionComment"),
                FormContract.of("answer-urge", "回复催办").needs("urgeAnswer", "回复内容"));
    }
}
