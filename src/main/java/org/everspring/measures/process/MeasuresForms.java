package org.everspring.measures.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.everspring.forms.ModuleForms;
import org.springframework.stereotype.Component;

/** What the code of this module reads of its forms. */
@Component
class MeasuresForms implements ModuleForms {

    @Override
    public List<FormContract> contracts() {
        return List.of(
                FormContract.of("open-breakdown", "发起细化举措")
                        .needs("itemId", "重点任务")
                        .needs("unitName", "责任单位"),
                FormContract.of("draft-measures", "细化举措")
                        .needs("measures", "举措清单")
                        .needs("measures.title", "举措")
                        .needs("measures.dueOn", "完成时限")
                        .needs("measures.owner", "责任人")
                        .reads("measures.ownerPhone"),
                FormContract.of("confirm-measures", "确认细化举措")
                        .needs("measuresReturnReason", "退回原因")
                        .chooses("measuresDecision", "确认结论", "confirm", "return"));
    }
}
