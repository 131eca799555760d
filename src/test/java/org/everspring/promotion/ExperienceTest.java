package org.everspring.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.ItemId;
import org.everspring.plan.UnitId;
import org.everspring.promotion.OfficeReview.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("典型经验")
class ExperienceTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-02T09:00+08:00");
    private static final Deadline NEXT_WEEK = new Deadline(LocalDate.parse("2026-11-09"));
    private static final Deadline NEXT_MONTH = new Deadline(LocalDate.parse("2026-12-09"));
    private static final OffsetDateTime CLOSED = NEXT_MONTH.at();
    private static final List<UnitId> TARGETS = List.of(UnitId.of("panlongqu"));
    private static final ExperienceCase CONTENT = new ExperienceCase("一表填报", "跑三个窗口", "合并表单", "半日办结", "字段清单");

    private final Experience experience = new Nomination(
                    null, ItemId.of("1.1"), UnitId.of("wuhuaqu"), "wuhuaqu.liaison", NOW)
            .experience(ExperienceId.parse("EXP-2026-0001"), CONTENT);

    private void decide(Verdict verdict) {
        OfficeReview review =
                new OfficeReview(verdict, new Rubric(20, 20, 20, 20), List.of(), NEXT_WEEK.day(), "请看意见。");
        experience.review(review, TARGETS, "yingshangban.liaison", NOW);
    }

    private void publish() {
        decide(Verdict.APPROVE);
        experience.publish(TARGETS, NOW, due -> NEXT_MONTH);
    }

    @Test
    @DisplayName("审核结论到相应步骤才算，算一次；最后一次审核为准")
    void countsTheLastDecisionOnce() {
        decide(Verdict.REJECT);
        decide(Verdict.APPROVE);

        assertThat(experience.state()).isEqualTo(ExperienceState.UNDER_REVIEW);
        assertThatThrownBy(experience::reject).hasMessageContaining("没有作出“不予采用”的决定");
        assertThat(experience.publish(TARGETS, NOW, due -> NEXT_MONTH)).isPresent();
        assertThat(experience.publish(TARGETS, NOW.plusDays(1), due -> NEXT_WEEK))
                .isEmpty();
        assertThat(experience.dates().publishedAt()).isEqualTo(NOW);
        assertThat(experience.result()).isEqualTo(new ReviewResult(80, "请看意见。", NEXT_WEEK));
        assertThatThrownBy(() -> decide(Verdict.RETURN)).isInstanceOf(AlreadyDoneException.class);
    }

    @Test
    @DisplayName("退回后修改了才能重新提交，开始新的一轮；没有修改的到期失效")
    void isHandedInAgainOrLapses() {
        decide(Verdict.RETURN);
        experience.returnToUnit(NEXT_WEEK, NEXT_MONTH);

        assertThatThrownBy(experience::handIn).hasMessageContaining("推荐单位没有修改");
        assertThatThrownBy(() -> experience.lapse(NOW)).hasMessageContaining("修改期限2026年12月9日（周三）24时未到");
        experience.revise(CONTENT, NOW);
        assertThat(experience.handIn()).isPresent();
        assertThat(experience.handIn()).isEmpty();
        assertThat(experience.round()).isEqualTo(2);
        assertThatThrownBy(() -> experience.revise(CONTENT, NOW)).isInstanceOf(AlreadyDoneException.class);
        assertThatThrownBy(() -> experience.lapse(CLOSED)).hasMessageContaining("不在修改中");

        decide(Verdict.RETURN);
        experience.returnToUnit(NEXT_WEEK, NEXT_MONTH);
        assertThat(experience.lapse(CLOSED)).isPresent();
        assertThat(experience.lapse(CLOSED)).isEmpty();
    }

    @Test
    @DisplayName("反馈关闭前不登记逾期，还有未反馈的不转入认定")
    void waitsForEveryAnswer() {
        assertThatThrownBy(() -> experience.completeAnswers(0, NEXT_WEEK)).hasMessageContaining("各单位不在反馈中");
        publish();

        assertThatThrownBy(() -> experience.checkAdoptionClosed(NOW)).hasMessageContaining("反馈关闭时间");
        experience.checkAdoptionClosed(CLOSED);
        assertThatThrownBy(() -> experience.completeAnswers(1, NEXT_WEEK)).hasMessageContaining("还有1个单位尚未反馈");
        assertThat(experience.completeAnswers(0, NEXT_WEEK)).isPresent();
        assertThat(experience.completeAnswers(0, NEXT_WEEK)).isEmpty();
    }

    @Test
    @DisplayName("认定到登记时才算，以后只能提高")
    void isRecognisedAndRaised() {
        publish();
        experience.completeAnswers(0, NEXT_WEEK);

        assertThatThrownBy(() -> experience.promote(1, NOW)).hasMessageContaining("没有作出认定");
        assertThatThrownBy(() -> experience.recognise(RecognitionLevel.CITY, " ", "office", NOW))
                .isInstanceOf(InvalidInputException.class);
        experience.recognise(RecognitionLevel.CITY, "市通报", "office", NOW);
        assertThat(experience.level()).isEqualTo(RecognitionLevel.NONE);
        assertThat(experience.promote(1, NOW)).isPresent();
        assertThat(experience.promote(1, NOW)).isEmpty();
        assertThat(experience.level()).isEqualTo(RecognitionLevel.CITY);

        assertThatThrownBy(() -> experience.raise(RecognitionLevel.CITY, "市通报", "office", NOW))
                .isInstanceOf(AlreadyDoneException.class);
        assertThatThrownBy(() -> experience.raise(RecognitionLevel.NONE, null, "office", NOW))
                .hasMessageContaining("只能提高");
        experience.raise(RecognitionLevel.NATION, "国办通报", "office", NOW);
        assertThat(experience.counting()).map(Recognition::basis).contains("国办通报");
        assertThat(experience.recognition().number()).isEqualTo(2);
    }

    @Test
    @DisplayName("一个单位的反馈：到步骤才算，算过或登记逾期后不再变")
    void adoptionIsAnsweredOnce() {
        Adoption adoption = new Adoption(experience.id(), TARGETS.get(0), 0, AdoptionState.OPEN, null, null);
        AdoptionAnswer answer = new AdoptionAnswer(AdoptionState.ADOPTED, "已推行。", new Actor("panlongqu.liaison", "王芳"));

        assertThat(adoption.countAnswer(NOW)).isFalse();
        assertThat(adoption.answer(answer)).isTrue();
        assertThat(adoption.text()).as("还不算").isNull();
        assertThat(adoption.countAnswer(NOW)).isTrue();
        assertThat(adoption.text()).isEqualTo("已推行。");
        assertThat(adoption.answer(answer)).isFalse();
        assertThat(adoption.recordMissing(NOW)).isFalse();
    }
}
