package org.everspring.notification.process;

import java.util.List;
import org.everspring.engine.ModelEffects;
import org.everspring.engine.TableDeployed;
import org.everspring.notification.Rescheduling;
import org.everspring.notification.Rescheduling.Reason;
import org.everspring.notification.Reschedulings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A new version of the table of reminders counts for what waits already: its days are counted anew. */
@Component
class ReminderPolicyEffects implements ModelEffects {

    private static final int SHOWN = 3;

    private final RunningDuties duties;
    private final Reschedulings reschedulings;

    ReminderPolicyEffects(RunningDuties duties, Reschedulings reschedulings) {
        this.duties = duties;
        this.reschedulings = reschedulings;
    }

    @Override
    public String key() {
        return ReminderPolicyTable.KEY;
    }

    @EventListener
    void follow(TableDeployed table) {
        if (!table.key().equals(key())) {
            return;
        }
        int running = duties.reminders(String.valueOf(table.version()));
        table.tell(running == 0 ? "没有在办事项需要重排提醒和督办" : "部署后，在办的" + running + "件事项由后台按新表重排提醒和督办的日子，进度见流程模型页面的这张表");
    }

    @Override
    public List<String> progress() {
        return reschedulings.latest(Reason.REMINDERS, SHOWN).stream()
                .map(ReminderPolicyEffects::sentence)
                .toList();
    }

    private static String sentence(Rescheduling done) {
        String counts = "已核对" + done.checked() + "件在办事项，其中" + done.moved() + "件的提醒和督办改了日子";
        return done.finished()
                ? "第" + done.subject() + "版启用后" + counts + "。"
                : "正在按第" + done.subject() + "版重排提醒和督办：共" + done.expected() + "件，" + counts + "。";
    }
}
