package org.everspring.assessment.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class AssessmentForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                FormContract.of("open-assessment", "发起年度考核").needs("assessmentYear", "考核年度"),
                FormContract.of("review-scores", "审核得分")
                        .chooses("scoreReview", "复核结论", "accept", "rescore")
                        .reads("reviewOpinion"),
                FormContract.of("confirm-score", "确认得分")
                        .needs("appeals.appealLine", "有异议的明细")
                        .needs("appeals.appealReason", "申诉理由")
                        .needs("signedBy", "主要负责人签字")
                        .chooses("scoreAnswer", "答复意见", "confirm", "appeal")
                        .reads("appeals"),
                FormContract.of("decide-appeal", "裁定申诉")
                        .needs("appealDecisions", "申诉事项")
                        .needs("appealDecisions.decisionReason", "裁定理由")
                        .chooses("appealDecisions.decision", "裁定结果", "granted", "rejected")
                        .reads(
                                "appealDecisions.title",
                                "appealDecisions.pointsText",
                                "appealDecisions.appealLine",
                                "appealDecisions.appealReason",
                                "appealDecisions.newPoints",
                                "appealDecisions.newAdjustment"),
                FormContract.of("approve-result", "审定考核结果")
                        .chooses("resultApproval", "审定结论", "approve", "return")
                        .reads("approvalOpinion"));
    }
}
