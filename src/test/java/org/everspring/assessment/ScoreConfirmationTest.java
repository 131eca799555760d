package org.everspring.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.everspring.calendar.Deadline;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.ConfirmationId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一个单位的得分确认")
class ScoreConfirmationTest {

    private static final Actor LIAISON = new Actor("wuhuaqu.liaison", "五华区联络员");
    private static final OffsetDateTime IN_TIME = OffsetDateTime.parse("2026-01-20T10:00+08:00");
    private static final OffsetDateTime TOO_LATE = OffsetDateTime.parse("2026-01-23T00:00+08:00");

    private final ScoreConfirmation confirmation = ScoreConfirmation.asked(
            ConfirmationId.parse("2025:wuhuaqu"), "五华区", new Deadline(LocalDate.parse("2026-01-22")));

    @Test
    @DisplayName("确认登记一次，登记后不能再答复")
    void countsOnce() {
        confirmation.confirm("王强", LIAISON, IN_TIME);

        assertThat(confirmation.register()).isTrue();
        assertThat(confirmation.register()).isFalse();
        assertThatThrownBy(() -> confirmation.confirm("李明", LIAISON, IN_TIME)).isInstanceOf(AlreadyDoneException.class);
    }

    @Test
    @DisplayName("期限之内不能视同确认；期满之后没有登记的答复不算")
    void lapsesAfterItsDate() {
        confirmation.confirm("王强", LIAISON, IN_TIME);
        assertThatThrownBy(() -> confirmation.lapse(IN_TIME))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("未到");

        assertThat(confirmation.lapse(TOO_LATE)).isTrue();

        assertThat(confirmation.answer()).isNull();
        assertThat(confirmation.lapse(TOO_LATE)).isFalse();
    }

    @Test
    @DisplayName("没有申诉的，无从登记、裁定")
    void filesNoAppealThatIsNone() {
        assertThatThrownBy(() -> confirmation.file(confirmation.due())).hasMessageContaining("单位没有提出待登记的申诉");
        assertThatThrownBy(confirmation::settle).hasMessageContaining("申诉没有逐条裁定");
    }
}
