package org.everspring.promotion.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.everspring.promotion.CaseForm;
import org.everspring.promotion.RecognitionLevel;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class PromotionForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                CaseForm.in(FormContract.of("nominate-experience", "推荐典型经验").needs("itemId", "重点任务")),
                FormContract.of("review-experience", "审核典型经验")
                        .needs("rubricRepresentative", "代表性")
                        .needs("rubricDepth", "深度")
                        .needs("rubricWriting", "文字质量")
                        .needs("rubricTerms", "术语规范")
                        .needs("experienceTargets", "推广单位")
                        .needs("adoptDueOn", "反馈期限")
                        .chooses("experienceDecision", "审核结论", "approve", "return", "reject")
                        .reads("reviewOpinion"),
                CaseForm.in(FormContract.of("revise-experience", "修改典型经验")),
                FormContract.of("adopt-experience", "复制推广")
                        .needs("adoptionText", "复制推广情况")
                        .needs("adoptionReason", "不适用的理由")
                        .chooses("adoptionDecision", "推广情况", "adopted", "notApplicable"),
                FormContract.of("recognise-experience", "登记认定")
                        .chooses("recognitionLevel", "认定层级", RecognitionLevel.values())
                        .reads("recognitionBasis"));
    }
}
