package org.everspring.improvement.process;

import static org.everspring.improvement.process.ImprovementLoopProcess.BENCHMARK_TEXT;
import static org.everspring.improvement.process.ImprovementLoopProcess.MEASURE_PROGRESS;
import static org.everspring.improvement.process.ImprovementLoopProcess.PROGRESS_HISTORY;
import static org.everspring.improvement.process.ImprovementLoopProcess.VERIFICATION_HISTORY;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.everspring.calendar.DateText;
import org.everspring.forms.FormValues;
import org.everspring.improvement.ImprovementAttempt;
import org.everspring.improvement.ImprovementVerification;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.TrackedMeasure;
import org.everspring.kernel.TypedText;
import org.everspring.matter.ProblemId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms show of what has been found, planned, done and verified. */
@Configuration(proxyBeanMethods = false)
class ImprovementFormValues {

    /** More nobody reads in a form; the problem's page has all. */
    private static final int LONGEST_TEXT = 3900;

    private final ProblemQueries problems;

    ImprovementFormValues(ProblemQueries problems) {
        this.problems = problems;
    }

    @Bean
    FormValues improveProblemValues() {
        return new ProblemFormValues("improve-problem", id -> {
            Map<String, Object> values = planned(id);
            values.put(PROGRESS_HISTORY, progress(id));
            return values;
        });
    }

    @Bean
    FormValues verifyImprovementValues() {
        return new ProblemFormValues("verify-improvement", this::planned);
    }

    @Bean
    FormValues settleProblemValues() {
        return new ProblemFormValues("settle-problem", id -> {
            Map<String, Object> values = planned(id);
            values.put(VERIFICATION_HISTORY, verifications(id));
            return values;
        });
    }

    @Bean
    FormValues summariseExperienceValues() {
        return new ProblemFormValues("summarise-experience", this::planned);
    }

    private Map<String, Object> planned(ProblemId id) {
        Optional<ImprovementAttempt> attempt = problems.lastAttempt(id);
        Map<String, Object> values = new HashMap<>();
        values.put(
                BENCHMARK_TEXT,
                attempt.map(made -> made.benchmark().text())
                        .map(TypedText::fitting)
                        .orElse(null));
        values.put(
                MEASURE_PROGRESS,
                attempt.map(ImprovementAttempt::measures).orElse(List.of()).stream()
                        .map(ImprovementFormValues::row)
                        .toList());
        return values;
    }

    private static Map<String, Object> row(TrackedMeasure tracked) {
        return Map.of(
                "title", tracked.measure().title(),
                "owner", tracked.measure().owner(),
                "dueOn", tracked.measure().dueOn().toString(),
                "status", tracked.status().code(),
                "note", tracked.note() == null ? "" : tracked.note());
    }

    private String progress(ProblemId id) {
        return newestFirst(problems.progress(id).stream()
                .map(entry -> line(entry.at(), entry.by().name(), entry.text()))
                .toList());
    }

    private String verifications(ProblemId id) {
        return newestFirst(problems.verifications(id).stream()
                .map(ImprovementFormValues::line)
                .toList());
    }

    private static String line(ImprovementVerification verification) {
        return line(
                verification.at(),
                verification.byName(),
                (verification.passed() ? "通过：" : "未通过：") + verification.opinion());
    }

    private static String line(OffsetDateTime at, String by, String text) {
        String line = DateText.MINUTE.of(at) + " " + by + "\n" + text;
        return line.length() < LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 3) + "……";
    }

    private static String newestFirst(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = lines.size() - 1; i >= 0 && text.length() + lines.get(i).length() < LONGEST_TEXT; i--) {
            text.append(text.isEmpty() ? "" : "\n\n").append(lines.get(i));
        }
        return text.isEmpty() ? null : text.toString();
    }
}
