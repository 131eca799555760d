package org.everspring.drafts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.everspring.drafts.Draft;
import org.everspring.drafts.Drafts;
import org.everspring.engine.TaskPlace;
import org.everspring.support.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("暂存内容的存放")
class JdbcDraftsTest {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-12-01T09:00:00.123456+08:00");
    private static final TaskPlace WUHUA = new TaskPlace("2026Q4:1.2:wuhuaqu", "1", "userTask_fillReport", "wuhuaqu");
    private static final TaskPlace LEAD = new TaskPlace("2026Q4:1.2:wuhuaqu", "1", "userTask_reviewReport", "shuiwuju");
    private static final TaskPlace OTHER = new TaskPlace(null, "2", "userTask_fillReport", "wuhuaqu");

    @ParameterizedTest
    @EnumSource
    @DisplayName("每处一份，按版本接着存；别人先存的不被覆盖")
    void isKeptByVersion(TestDatabase database) {
        Drafts drafts = drafts(database);
        Draft first = draft(WUHUA, "{\"progress\":\"完成𠮷\\n甲\"}", 1);

        assertThat(drafts.save(first)).isTrue();
        assertThat(drafts.save(draft(WUHUA, "{}", 1))).isFalse();
        assertThat(drafts.save(draft(WUHUA, "{}", 3))).isFalse();
        assertThat(drafts.find(WUHUA).orElseThrow().answers()).isEqualTo(first.answers());
        assertThat(drafts.find(WUHUA).orElseThrow().savedAt()).isEqualTo(MORNING);
        assertThat(drafts.save(draft(WUHUA, "x".repeat(200_000), 2))).isTrue();

        assertThat(drafts.find(WUHUA).orElseThrow().version()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("清除一处，或随事项全部清除，不动别的事项")
    void goesAloneOrWithItsMatter(TestDatabase database) {
        Drafts drafts = drafts(database);
        drafts.save(draft(WUHUA, "{}", 1));
        drafts.save(draft(LEAD, "{}", 1));
        drafts.save(draft(OTHER, "{}", 1));

        drafts.remove(WUHUA);
        assertThat(drafts.find(WUHUA)).isEmpty();
        assertThat(drafts.find(LEAD)).isPresent();

        drafts.removeAll(LEAD.matter());
        assertThat(drafts.find(LEAD)).isEmpty();
        assertThat(drafts.find(OTHER)).isPresent();
    }

    private static Drafts drafts(TestDatabase database) {
        return new JdbcDrafts(JdbcClient.create(database.emptied()));
    }

    private static Draft draft(TaskPlace place, String answers, long version) {
        return new Draft(place, answers, version, "wuhuaqu.liaison", "五华区联络员", MORNING);
    }
}
