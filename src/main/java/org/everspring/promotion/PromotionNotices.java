package org.everspring.promotion;

import java.util.List;
import java.util.stream.Collectors;
import org.everspring.notification.Notice;
import org.everspring.notification.Notices;
import org.everspring.notification.Recipient;
import org.everspring.notification.Urgency;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is told what about an experience. */
@Component
class PromotionNotices {

    /** A notice names at most this many units before it only counts them. */
    private static final int MOST_NAMED = 40;

    private final Notices notices;
    private final Plan plan;

    PromotionNotices(Notices notices, Plan plan) {
        this.notices = notices;
        this.plan = plan;
    }

    @EventListener
    void on(ExperienceEvent.HandedIn event) {
        Experience experience = event.experience();
        tellOffice(
                experience,
                "experience-nominated:" + experience.id() + ":" + experience.round(),
                "请审核典型经验：",
                name(experience.unit()) + "推荐了典型经验“" + experience.title() + "”（" + experience.item() + " "
                        + plan.item(experience.item()).title() + "），请在任务列表中审核。");
    }

    @EventListener
    void on(ExperienceEvent.Published event) {
        Experience experience = event.experience();
        String due = experience.result().adoptDue().text();
        for (UnitId target : event.targets()) {
            notices.post(new Notice(
                    "experience-published:" + experience.id() + ":" + target,
                    new Recipient(target, UnitRole.LIAISON),
                    Urgency.DIGEST,
                    "请复制推广：" + experience.title(),
                    name(experience.unit()) + "的典型经验“" + experience.title() + "”已入库推广，请于" + due
                            + "前反馈复制推广情况；确不适用的，请说明理由。",
                    experience.id().toString()));
        }
        tellUnit(
                experience,
                "experience-approved:" + experience.id(),
                "典型经验已采用：",
                "贵单位推荐的典型经验已采用入库，向" + event.targets().size() + "个单位推广，反馈截止时间" + due + "。");
    }

    @EventListener
    void on(ExperienceEvent.Returned event) {
        Experience experience = event.experience();
        tellUnit(
                experience,
                "experience-returned:" + experience.id() + ":" + experience.round(),
                "典型经验被退回修改：",
                "审核意见：" + experience.result().opinion() + "\n请于" + event.due().text() + "前修改后重新提交，所填内容已保留；"
                        + experience.dates().reviseCloses().text() + "仍未提交的，推荐失效。");
    }

    @EventListener
    void on(ExperienceEvent.Lapsed event) {
        tellUnit(
                event.experience(),
                "experience-lapsed:" + event.experience().id(),
                "典型经验推荐失效：",
                "退回后逾期未修改，本次推荐已失效。如需推荐，请修改后重新发起。");
    }

    @EventListener
    void on(ExperienceEvent.Rejected event) {
        Experience experience = event.experience();
        tellUnit(
                experience,
                "experience-rejected:" + experience.id(),
                "典型经验未采用：",
                "审核意见：" + experience.result().opinion());
    }

    @EventListener
    void on(ExperienceEvent.AnswersMissing event) {
        Experience experience = event.experience();
        for (UnitId unit : event.units()) {
            notices.post(new Notice(
                    "adoption-missing:" + experience.id() + ":" + unit,
                    new Recipient(unit, UnitRole.LEADER),
                    Urgency.DIGEST,
                    "逾期未反馈：" + experience.title(),
                    name(unit) + "截至反馈关闭仍未反馈典型经验“" + experience.title() + "”的复制推广情况，已登记为逾期未反馈。",
                    experience.id().toString()));
        }
        tellOffice(
                experience,
                "adoptions-missing:" + experience.id(),
                "逾期未反馈" + event.units().size() + "个单位：",
                "反馈已关闭，登记为逾期未反馈的单位：" + names(event.units()) + "。");
    }

    @EventListener
    void on(ExperienceEvent.Answered event) {
        tellOffice(
                event.experience(),
                "experience-answered:" + event.experience().id(),
                "请认定推广层级：",
                "各单位的复制推广反馈已齐或已关闭，请于" + event.due().text() + "前在任务列表中认定推广层级。");
    }

    @EventListener
    void on(ExperienceEvent.Promoted event) {
        Experience experience = event.experience();
        String level = experience.level() == RecognitionLevel.NONE
                ? "本次不作层级认定。"
                : "认定为" + experience.level().label() + "典型经验，依据：" + experience.basis();
        tellUnit(
                experience,
                "experience-recognised:" + experience.id() + ":1",
                "典型经验推广完成：",
                "已有" + event.adopted() + "个单位复制推广。" + level);
    }

    @EventListener
    void on(ExperienceEvent.LevelRaised event) {
        Experience experience = event.experience();
        tellUnit(
                experience,
                "experience-recognised:" + experience.id() + ":"
                        + experience.recognition().number(),
                "典型经验认定为" + experience.level().label() + "：",
                "认定依据：" + experience.basis());
    }

    private void tellOffice(Experience experience, String key, String subject, String text) {
        post(experience, key, plan.office().id(), Urgency.DIGEST, subject, text);
    }

    private void tellUnit(Experience experience, String key, String subject, String text) {
        post(experience, key, experience.unit(), Urgency.IMMEDIATE, subject, text);
    }

    private void post(Experience experience, String key, UnitId unit, Urgency urgency, String subject, String text) {
        Recipient liaison = new Recipient(unit, UnitRole.LIAISON);
        notices.post(new Notice(
                key,
                liaison,
                urgency,
                subject + experience.title(),
                text,
                experience.id().toString()));
    }

    private String name(UnitId unit) {
        return plan.unit(unit).name();
    }

    private String names(List<UnitId> units) {
        String named = units.stream().limit(MOST_NAMED).map(this::name).collect(Collectors.joining("、"));
        return units.size() > MOST_NAMED ? named + "等" + units.size() + "个单位" : named;
    }
}
