package org.everspring.scoring.process;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.everspring.plan.Plan;
import org.everspring.scoring.Fact;
import org.everspring.scoring.Points;
import org.everspring.scoring.ScoringFailedException;
import org.everspring.scoring.ScoringRules;

/** The tables, each in one version. */
class TableRules implements ScoringRules {

    private static final int LONGEST_GRADE = 40;

    /** What an incident in Cockpit can hold. */
    private static final int LONGEST_MESSAGE = 3900;

    private final SortedMap<String, RememberedTable> tables;
    private final Plan plan;

    TableRules(SortedMap<String, RememberedTable> tables, Plan plan) {
        this.tables = tables;
        this.plan = plan;
    }

    @Override
    public SortedMap<String, Integer> versions() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        tables.forEach((key, table) -> versions.put(key, table.version()));
        return versions;
    }

    @Override
    public Points score(Fact fact) {
        String unit = plan.nameOf(fact.unit());
        return ask(
                fact.part().table(),
                unit + "“" + fact.title() + "”",
                fact.inputs(),
                fact.part().isWeighted() ? TableRules::points : TableRules::adjustment);
    }

    private static Points adjustment(ScoringTable.Answer answer) {
        Points given = points(answer);
        if (given.points() != null) {
            throw answer.lacks("的得分不能填写，这一部分只计加减分");
        }
        return given;
    }

    private static Points points(ScoringTable.Answer answer) {
        BigDecimal points = answer.number(ScoreTableContract.POINTS, "得分", 0, ScoreTableContract.MOST_POINTS);
        BigDecimal adjustment = answer.number(
                ScoreTableContract.ADJUSTMENT,
                "加减分",
                -ScoreTableContract.MOST_ADJUSTMENT,
                ScoreTableContract.MOST_ADJUSTMENT);
        if (points == null && adjustment == null) {
            throw answer.lacks("的得分和加减分都没有填写");
        }
        return new Points(points, adjustment, answer.number(), answer.annotation());
    }

    @Override
    public String grade(String unitName, BigDecimal total) {
        return ask(GRADE_TABLE, unitName, Map.of(AssessmentGradeTable.SCORE, total.doubleValue()), TableRules::grade);
    }

    private static String grade(ScoringTable.Answer answer) {
        if (!(answer.outputs().get(AssessmentGradeTable.GRADE) instanceof String grade)
                || grade.isBlank()
                || grade.strip().length() > LONGEST_GRADE) {
            throw answer.lacks("没有给出等次（最多" + LONGEST_GRADE + "字）");
        }
        return grade.strip();
    }

    private <T> T ask(String key, String whatFor, Map<String, ?> values, Function<ScoringTable.Answer, T> reading) {
        RememberedTable table = tables.get(key);
        if (table == null) {
            throw new IllegalStateException("None of the tables that score is " + key);
        }
        try {
            return table.ask(values, reading);
        } catch (BrokenTableException e) {
            throw new ScoringFailedException(message(table, whatFor, values, e), e);
        }
    }

    private static String message(
            RememberedTable table, String whatFor, Map<String, ?> values, BrokenTableException reason) {
        boolean tried = table.version() == 0;
        String text = "评分表“%s”（%s）对%s%s：%s"
                .formatted(
                        table.name(),
                        tried ? "试算" : "第" + table.version() + "版",
                        whatFor,
                        reason.getMessage(),
                        describe(table, values));
        String end = tried ? "。请修改评分表后重新试算。" : "。请修改评分表后在监控台重试。";
        int room = LONGEST_MESSAGE - end.length();
        return (text.length() > room ? text.substring(0, room) : text) + end;
    }

    private static String describe(RememberedTable table, Map<String, ?> values) {
        try {
            return table.table().describe(values);
        } catch (BrokenTableException unreadable) {
            return values.toString();
        }
    }
}
