package org.everspring.scoring.process;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.everspring.engine.DecisionContract;
import org.everspring.scoring.ScoringRules;
import org.springframework.stereotype.Component;

/** Names that processes/assessment-grade.dmn and the code agree on. */
@Component
final class AssessmentGradeTable implements DecisionContract {

    static final String SCORE = "score";
    static final String GRADE = "grade";

    @Override
    public String key() {
        return ScoringRules.GRADE_TABLE;
    }

    /** Each whole number, and what lies just below and above it. */
    @Override
    public Stream<Map<String, Object>> questions() {
        return IntStream.rangeClosed(0, 100)
                .boxed()
                .flatMap(whole -> Stream.of(whole - 0.01, whole.doubleValue(), whole + 0.01))
                .filter(score -> score >= 0 && score <= 100)
                .map(score -> Map.of(SCORE, score));
    }

    @Override
    public List<Output> outputs() {
        return List.of(Output.text(GRADE));
    }

    /** A score without a grade stops the assessment of all. */
    @Override
    public boolean answersEverything() {
        return true;
    }
}
