package org.everspring.improvement.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.everspring.improvement.ProblemSource;
import org.everspring.promotion.CaseForm;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class ImprovementForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                FormContract.of("find-problem", "提出问题")
                        .needs("problemTitle", "问题标题")
                        .needs("problemDescription", "问题描述")
                        .chooses("problemSource", "问题来源", ProblemSource.values())
                        .reads("itemId", "reopensId", "concernedUnitIds"),
                FormContract.of("triage-problem", "分办问题")
                        .needs("triageItemId", "归口重点任务")
                        .needs("assignedUnitId", "责任单位")
                        .needs("assignedDueOn", "整改期限")
                        .needs("rejectReason", "不予受理的理由")
                        .needs("mergeIntoId", "并入的问题")
                        .chooses("triageDecision", "处理方式", "accept", "transfer", "reject", "merge")
                        .reads("assignmentNote", "assistingUnitIds"),
                FormContract.of("benchmark-problem", "对标分析")
                        .needs("benchmarkAgainst", "对标对象")
                        .needs("indicator", "对标指标")
                        .needs("theirValue", "对标对象数值")
                        .needs("ourValue", "我方数值")
                        .needs("cause", "原因分析")
                        .needs("measures", "措施清单")
                        .needs("measures.title", "措施")
                        .needs("measures.dueOn", "完成时限")
                        .needs("measures.owner", "责任人")
                        .chooses("betterDirection", "数值高低的含义", "higher", "lower")
                        .reads("valueUnit", "measures.ownerPhone"),
                FormContract.of("improve-problem", "推进整改")
                        .needs("measureProgress", "整改措施完成情况")
                        .needs("improvementProgress", "本次推进情况")
                        .chooses("measureProgress.status", "完成情况", "done", "onSchedule", "behind", "notStarted")
                        .chooses("improvementOutcome", "下一步", "continue", "finish")
                        .reads(
                                "reachedValue",
                                "measureProgress.title",
                                "measureProgress.owner",
                                "measureProgress.dueOn",
                                "measureProgress.note"),
                FormContract.of("verify-improvement", "验收整改")
                        .needs("verificationOpinion", "验收意见")
                        .chooses("verificationDecision", "验收结论", "pass", "fail")
                        .reads("returnDueOn"),
                FormContract.of("settle-problem", "裁定问题")
                        .needs("assignedUnitId", "责任单位")
                        .needs("assignedDueOn", "整改期限")
                        .needs("settlementOpinion", "裁定意见")
                        .chooses("settlementDecision", "裁定结论", "reassign", "close")
                        .reads("assistingUnitIds"),
                CaseForm.in(FormContract.of("summarise-experience", "总结提升"))
                        .needs("lessons", "整改体会")
                        .chooses("worthPromoting", "是否值得推广", "yes", "no"));
    }
}
