package org.everspring.support;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionAnswer;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.Nomination;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.promotion.Rubric;

/** Experiences as the tables hold them, put there without their processes; of 五华区 where nothing else is said. */
public final class ExperienceRows {

    private static final OffsetDateTime NOMINATED = OffsetDateTime.parse("2026-11-20T09:30:00+08:00");
    private static final Deadline CLOSES = new Deadline(LocalDate.parse("2027-01-20"));

    private final Experiences experiences;

    public ExperienceRows(Experiences experiences) {
        this.experiences = experiences;
    }

    public ExperienceId nominated(int number, String title) {
        return nominated(number, title, "1.1", null);
    }

    public ExperienceId nominated(int number, String title, String item, String problem) {
        ExperienceCase content = new ExperienceCase(
                title,
                "企业开办涉及多个部门，材料重复提交，往返次数多，企业反映强烈。",
                "推行一窗受理、并联审批，由综合窗口统一收件。\n建立部门之间的数据共享机制，材料只交一次。",
                "办理时限压缩到半个工作日，材料减少六成。",
                "一窗受理的岗位设置和数据共享的办法可以直接复制。");
        return nominated("EXP-2026-%04d".formatted(number), item, "wuhuaqu", problem, content, minute(number))
                .id();
    }

    private static OffsetDateTime minute(int number) {
        return NOMINATED.plusMinutes(number);
    }

    public Experience nominated(
            String id, String item, String unit, String problem, ExperienceCase content, OffsetDateTime at) {
        Nomination nomination = new Nomination(problem, ItemId.of(item), UnitId.of(unit), unit + ".liaison", at);
        Experience experience = nomination.experience(ExperienceId.parse(id), content);
        experiences.add(experience);
        return experience;
    }

    /** For 盘龙区 and 安宁市 to adopt. */
    public ExperienceId published(int number, String title) {
        return published(number, title, "1.1", null);
    }

    public ExperienceId published(int number, String title, String item, String problem) {
        ExperienceId id = nominated(number, title, item, problem);
        publish(id, minute(number).plusDays(5), "2026-12-20", CLOSES, "panlongqu", "anningshi");
        return id;
    }

    /** With 80 points. */
    public void publish(ExperienceId id, OffsetDateTime at, String dueOn, Deadline closes, String... targets) {
        approve(id, at, dueOn, targets);
        List<UnitId> asked =
                experiences.adoptions(id).stream().map(Adoption::unit).toList();
        experiences.save(experiences.get(id).publish(asked, at, due -> closes).orElseThrow());
    }

    public void approve(ExperienceId id, OffsetDateTime at, String dueOn, String... targets) {
        OfficeReview review = new OfficeReview(
                OfficeReview.Verdict.APPROVE, new Rubric(20, 20, 20, 20), List.of(), LocalDate.parse(dueOn), null);
        List<UnitId> units = Stream.of(targets).map(UnitId::of).toList();
        experiences.save(experiences.get(id).review(review, units, "yingshangban.liaison", at));
    }

    public void adopted(ExperienceId id, String unit, AdoptionAnswer answer, OffsetDateTime at) {
        Adoption adoption = experiences.adoption(id, UnitId.of(unit)).orElseThrow();
        adoption.answer(answer);
        adoption.countAnswer(at);
        experiences.save(adoption);
    }

    public void missing(ExperienceId id, String unit, OffsetDateTime at) {
        Adoption adoption = experiences.adoption(id, UnitId.of(unit)).orElseThrow();
        adoption.recordMissing(at);
        experiences.save(adoption);
    }

    public ExperienceId promoted(int number, String title, RecognitionLevel level) {
        ExperienceId id = published(number, title);
        AdoptionAnswer answer =
                new AdoptionAnswer(AdoptionState.ADOPTED, "已在政务服务中心设置综合窗口。", new Actor("panlongqu.liaison", "盘龙区联络员"));
        adopted(id, "panlongqu", answer, NOMINATED.plusDays(9));
        missing(id, "anningshi", NOMINATED.plusDays(20));
        promote(id, level, "昆营办〔2026〕3号", NOMINATED.plusDays(21));
        return id;
    }

    public void promote(ExperienceId id, RecognitionLevel level, String basis, OffsetDateTime at) {
        experiences.save(experiences.get(id).completeAnswers(0, CLOSES).orElseThrow());
        experiences.save(experiences.get(id).recognise(level, basis, "yingshangban.liaison", at));
        experiences.save(experiences.get(id).promote(1, at).orElseThrow());
    }
}
