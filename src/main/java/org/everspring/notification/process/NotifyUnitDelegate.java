package org.everspring.notification.process;

import static org.everspring.engine.ProcessVariable.text;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ProcessVariable;
import org.everspring.kernel.Coded;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a unit what a process of an owner's own has to say, by the input parameters of the task; each time once. */
@Component
@ForProcess(ForProcess.ANY)
class NotifyUnitDelegate implements JavaDelegate {

    private static final ProcessVariable<String> UNIT = text("noticeUnit");
    private static final ProcessVariable<String> ROLE = text("noticeRole");
    private static final ProcessVariable<String> SUBJECT = text("noticeSubject");
    private static final ProcessVariable<String> TEXT = text("noticeText");
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 4000;

    private final Notices notices;
    private final Plan plan;

    NotifyUnitDelegate(Notices notices, Plan plan) {
        this.notices = notices;
        this.plan = plan;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String unit = required(UNIT, "接收单位", execution);
        if (plan.units().stream().noneMatch(known -> known.id().value().equals(unit))) {
            throw new IllegalStateException("通知的接收单位（noticeUnit）“" + unit + "”不存在，请填单位标识，例如 fagaiwei。");
        }
        notices.post(new Notice(
                // The activity's own id: the same at each attempt that is kept, another each time the process comes by.
                "own:" + execution.getProcessInstanceId() + ":" + execution.getActivityInstanceId(),
                new Recipient(UnitId.of(unit), role(execution)),
                Urgency.IMMEDIATE,
                cut(required(SUBJECT, "标题", execution), LONGEST_SUBJECT),
                cut(required(TEXT, "内容", execution), LONGEST_TEXT),
                businessKey(execution)));
    }

    private static UnitRole role(DelegateExecution execution) {
        return Coded.find(UnitRole.values(), ROLE.find(execution).orElse(UnitRole.LIAISON.code()))
                .orElseThrow(() -> new IllegalStateException("通知的接收人（noticeRole）只能是 liaison（联络员）或 leader（负责同志）。"));
    }

    private static String required(ProcessVariable<String> parameter, String label, DelegateExecution execution) {
        return parameter
                .find(execution)
                .orElseThrow(() ->
                        new IllegalStateException("通知没有填写" + label + "（输入参数" + parameter.name() + "），请在流程模型中补上。"));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static @Nullable String businessKey(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        return key == null || key.isBlank() ? null : key;
    }
}
