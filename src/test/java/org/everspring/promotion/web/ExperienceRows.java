package org.everspring.promotion.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.AdoptionState;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceCase;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.OfficeReview;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.promotion.Rubric;

/** Experiences of 五华区 as the tables hold them, put there without their processes. */
final class ExperienceRows {

    private static final OffsetDateTime NOMINATED = OffsetDateTime.parse("2026-11-20T09:30:00+08:00");

    private final Experiences experiences;

    ExperienceRows(Experiences experiences) {
        this.experiences = experiences;
    }

    ExperienceId nominated(int number, String title) {
        return nominated(number, title, "1.1", null);
    }

    ExperienceId nominated(int number, String title, String item, String problem) {
        ExperienceId id = ExperienceId.parse("EXP-2026-%04d".formatted(number));
        experiences.add(new Experience(
                id,
                ItemId.of(item),
                UnitId.of("wuhuaqu"),
                problem,
                new ExperienceCase(
                        title,
                        "企业开办涉及多个部门，材料重复提交，往返次数多，企业反映强烈。",
                        "推行一窗受理、并联审批，由综合窗口统一收件。\n建立部门之间的数据共享机制，材料只交一次。",
                        "办理时限压缩到半个工作日，材料减少六成。",
                        "一窗受理的岗位设置和数据共享的办法可以直接复制。"),
                ExperienceState.UNDER_REVIEW,
                RecognitionLevel.NONE,
                null,
                "wuhuaqu.liaison",
                NOMINATED.plusMinutes(number),
                null,
                null,
                null,
                null));
        return id;
    }

    /** For 盘龙区 and 安宁市 to adopt. */
    ExperienceId published(int number, String title) {
        return published(number, title, "1.1", null);
    }

    ExperienceId published(int number, String title, String item, String problem) {
        ExperienceId id = nominated(number, title, item, problem);
        experiences.review(
                id,
                new OfficeReview(
                        OfficeReview.Verdict.APPROVE,
                        new Rubric(20, 20, 20, 20),
                        List.of(),
                        LocalDate.parse("2026-12-20"),
                        null),
                List.of(UnitId.of("panlongqu"), UnitId.of("anningshi")),
                "yingshangban.liaison",
                NOMINATED);
        experiences.conclude(id);
        experiences.move(id, ExperienceState.UNDER_REVIEW, ExperienceState.ADOPTING);
        experiences.publish(id, NOMINATED.plusDays(5).plusMinutes(number), new Deadline(LocalDate.parse("2027-01-20")));
        return id;
    }

    ExperienceId promoted(int number, String title, RecognitionLevel level) {
        ExperienceId id = published(number, title);
        experiences.answer(
                id,
                new Adoption(
                        UnitId.of("panlongqu"),
                        AdoptionState.ADOPTED,
                        "已在政务服务中心设置综合窗口。",
                        "盘龙区联络员",
                        NOMINATED.plusDays(9)),
                "panlongqu.liaison");
        experiences.countAnswer(id, UnitId.of("panlongqu"), NOMINATED.plusDays(9));
        experiences.recordMissing(id, UnitId.of("anningshi"), NOMINATED.plusDays(20));
        experiences.move(id, ExperienceState.ADOPTING, ExperienceState.PROMOTED);
        experiences.recognise(
                id,
                1,
                level,
                level == RecognitionLevel.NONE ? null : "昆营办〔2026〕3号",
                "yingshangban.liaison",
                NOMINATED.plusDays(21));
        experiences.countRecognition(id, NOMINATED.plusDays(21));
        return id;
    }
}
