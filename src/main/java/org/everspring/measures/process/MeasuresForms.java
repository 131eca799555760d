package org.everspring.measures.process;

import java.util.List;
import org.everspring.forms.FormContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the code of this module reads of its forms. */
@Configuration(proxyBeanMethods = false)
class MeasuresForms {

    @Bean
    FormContract openBreakdownContract() {
        return FormContract.of("open-breakdown", "发起细化举措")
                .needs("itemId", "重点任务")
                .needs("unitName", "责任单位");
    }

    @Bean
    FormContract draftMeasuresContract() {
        return FormContract.of("draft-measures", "细化举措")
                .needs("measures", "举措清单")
                .needs("measures.title", "举措")
                .needs("measures.dueOn", "完成时限")
                .needs("measures.owner", "责任人")
                .reads("measures.ownerPhone");
    }

    @Bean
    FormContract confirmMeasuresContract() {
        return FormContract.of("confirm-measures", "确认细化举措")
                .needs("measuresReturnReason", "退回原因")
                .chooses("measuresDecision", "确认结论", List.of("confirm", "return"));
    }
}
