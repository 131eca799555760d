package org.everspring.simulation;

import java.time.LocalDate;
import org.everspring.calendar.DateText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far the year is played: written by the one who plays it, read by the start page. */
@Component
@Profile("year")
public class SimulationProgress {

    private volatile State state = new State(0, null, false, null);

    /**
     * @param percent of the days that are to be played, 0 to 100
     * @param day that is being played; null before the first
     * @param failure why it was given up; null when it was not
     */
    public record State(
            int percent,
            @Nullable LocalDate day,
            boolean over,
            @Nullable String failure) {

        public String text() {
            if (failure != null) {
                return "演示数据没有生成完：" + failure;
            }
            return day == null ? "正在准备演示数据" : "正在演示" + DateText.DAY.of(day);
        }
    }

    public State state() {
        return state;
    }

    /** @return whether the percentage is another one than before */
    public boolean reach(int percent, LocalDate day) {
        boolean moved = percent != state.percent;
        state = new State(percent, day, false, null);
        return moved;
    }

    public void finish() {
        state = new State(100, state.day, true, null);
    }

    /** What has been played until then stays. */
    public void giveUp(String why) {
        state = new State(state.percent, state.day, true, why);
    }
}
