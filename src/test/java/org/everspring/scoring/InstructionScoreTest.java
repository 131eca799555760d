package org.everspring.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.everspring.scoring.OwnersTables.shipped;
import static org.everspring.scoring.OwnersTables.withCell;

import java.time.OffsetDateTime;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.everspring.plan.UnitId;
import org.everspring.support.EngineTest;
import org.everspring.support.Workday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

@EngineTest
@DisplayName("批示办理是否计入考核")
class InstructionScoreTest {

    private static final ScoringPeriod PERIOD = ScoringPeriod.parse("2025Q4");
    private static final String TABLE = "instruction-score.dmn";
    private static final String CELL = "output_notCountedAdjustment";
    private static final UnitId POLICE = UnitId.of("gonganju");

    @Autowired
    private Scoring scoring;

    @Autowired
    private Scores scores;

    @Autowired
    private ScoreVerification verification;

    @Autowired
    private WhatIf whatIf;

    @Autowired
    private JdbcOperations jdbc;

    private OwnersTables owner;

    @BeforeEach
    void thePoliceHaveAnsweredLate(@Autowired RepositoryService repository, @Autowired Workday workday) {
        workday.at("2026-01-05T09:00");
        owner = new OwnersTables(repository);
        new YearRows().accepted("2025Q4", "1.1", "gonganju", 0, "EXCELLENT", 0).insert(jdbc);
        jdbc.update(
                "insert into instruction (id, batch_id, text, unit_id, leader_name, entered_by, entered_name, issued_at,"
                        + " state, due_at, receipt_due_at, received_at, answered_at, answers, times_returned, extensions,"
                        + " closed_at, version) values ('INS-2025-0001', 'INS-2025-0001', '请抓紧办理。', 'gonganju', '王市长',"
                        + " 'lingdaoxiaozu.leader', '王市长', ?, 'CLOSED', ?, ?, ?, ?, 1, 0, 0, ?, 5)",
                moment("2025-11-03T09:00"),
                moment("2025-11-15T00:00"),
                moment("2025-11-05T00:00"),
                moment("2025-11-04T09:00"),
                moment("2025-11-21T09:00"),
                moment("2025-11-24T09:00"));
    }

    private static OffsetDateTime moment(String local) {
        return OffsetDateTime.parse(local + ":00+08:00");
    }

    @AfterEach
    void takeTheTablesBack() {
        owner.takeBack();
    }

    private List<ScoreLine> scored() {
        scoring.start(PERIOD);
        while (!scoring.scoreBatch(PERIOD)) {
            // The next batch.
        }
        return scores.lines(run(), POLICE);
    }

    private ScoreRun run() {
        return scores.last(PERIOD).orElseThrow();
    }

    @Test
    @DisplayName("默认不计入：没有明细，总分不变")
    void countsNothingByDefault() {
        assertThat(scored()).extracting(line -> line.fact().part()).containsExactly(ScoreCategory.REPORT);
        assertThat(scores.score(run(), POLICE).orElseThrow().total()).isEqualByComparingTo("100");
        assertThat(run().versions()).containsEntry("instructionScore", 1);
        assertThat(verification.verify(PERIOD).isSound()).isTrue();
    }

    @Test
    @DisplayName("评分表写明扣分的，列入明细，从总分扣除，重新核算一致")
    void countsWhatTheOwnersTableSays() {
        owner.deploy(TABLE, withCell(shipped(TABLE), CELL, "if lateWorkingDays >= 5 then -1.5 else 0"));

        List<ScoreLine> lines = scored();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).fact().finding()).isEqualTo("逾期5个工作日办结反馈");
        assertThat(lines.get(1).fact().link()).isEqualTo("/desk/matters/INS-2025-0001");
        assertThat(lines.get(1).adjustment()).isEqualByComparingTo("-1.5");
        assertThat(scores.score(run(), POLICE).orElseThrow().total()).isEqualByComparingTo("98.5");
        assertThat(verification.verify(PERIOD).isSound()).isTrue();
    }

    @Test
    @DisplayName("部署之前可以试算，看到哪些单位会变")
    void isTriedBefore() {
        scored();

        WhatIf.Comparison comparison = whatIf.compare(PERIOD, OwnersTables.bytes(withCell(shipped(TABLE), CELL, "-2")));

        assertThat(comparison.movedLines()).isOne();
        assertThat(comparison.units()).singleElement().satisfies(unit -> {
            assertThat(unit.unit()).isEqualTo(POLICE);
            assertThat(unit.after().total()).isEqualByComparingTo("98");
        });
        assertThat(whatIf.compare(PERIOD, OwnersTables.bytes(shipped(TABLE))).movedLines())
                .isZero();
    }

    @Test
    @DisplayName("这张表之前的评分照旧可以核对、试算")
    void runsFromBeforeTheTableStayAsTheyAre() {
        scored();
        String before = run().hash();
        jdbc.update("update score_run set versions = replace(versions, '\"instructionScore\":1,', '')");
        assertThat(run().versions()).doesNotContainKey("instructionScore").hasSize(5);
        jdbc.update("update score_run set hash = ?", verification.verify(PERIOD).hash());

        assertThat(verification.verify(PERIOD).isSound()).isTrue();
        assertThat(run().hash()).isNotEqualTo(before);
        assertThat(whatIf.compare(PERIOD, OwnersTables.bytes(withCell(shipped(TABLE), CELL, "-2")))
                        .version())
                .isZero();
    }

    @Test
    @DisplayName("这一部分只有加减分，填写得分的评分表中止评分")
    void refusesPoints() {
        owner.deployedBefore(
                TABLE,
                shipped(TABLE).replace("label=\"加减分\" name=\"adjustment\"", "label=\"得分\" name=\"points\""),
                jdbc);

        assertThatThrownBy(this::scored)
                .isInstanceOf(ScoringFailedException.class)
                .hasMessageContaining("这一部分只计加减分");
    }
}
