package org.everspring.reporting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.matter.SummaryId;
import org.everspring.plan.Plan;
import org.everspring.plan.Target;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all reports of an item say together, as a draft for the lead that sums them up: nothing in it is judged. */
@Component
public class ReportDigest {

    /** In characters, as the form of the summary takes them. */
    static final int LONGEST_PROGRESS = 3000;

    static final int LONGEST_OTHER = 1500;

    private static final String CUT = "……";

    private final ObligationQueries obligations;
    private final ReportSheets sheets;
    private final Plan plan;

    ReportDigest(ObligationQueries obligations, ReportSheets sheets, Plan plan) {
        this.obligations = obligations;
        this.sheets = sheets;
        this.plan = plan;
    }

    /** Each null where there is nothing to say. */
    public record Draft(
            @Nullable String progress,
            @Nullable String problems,
            @Nullable String experience) {}

    /** What a unit has handed in and has not to mend. */
    private record HandedIn(String unit, ObligationSnapshot obligation, Report report) {

        boolean late() {
            return obligation.lateWorkingDays() != null && obligation.lateWorkingDays() > 0;
        }
    }

    public Draft of(SummaryId id) {
        List<ObligationSnapshot> owed = obligations.ofSummary(id);
        Map<?, Report> last =
                sheets.last(owed.stream().map(ObligationSnapshot::id).toList());
        List<HandedIn> reports = owed.stream()
                .filter(obligation -> !obligation.state().isWithUnit())
                .flatMap(obligation -> Stream.ofNullable(last.get(obligation.id()))
                        .map(report -> new HandedIn(name(obligation), obligation, report)))
                .toList();
        if (owed.isEmpty()) {
            return new Draft(null, null, null);
        }
        List<String> lines = new ArrayList<>(List.of(punctuality(owed, reports)));
        if (!reports.isEmpty()) {
            lines.add(standing(reports));
            plan.findItem(id.item().value()).stream()
                    .flatMap(item -> item.targets().stream())
                    .forEach(target -> addReached(target, reports, lines));
            lines.add("各单位推进情况：");
        }
        String head = String.join("\n", lines);
        return new Draft(
                joined(head, reports, report -> report.progress(), LONGEST_PROGRESS),
                joined(missing(owed), reports, ReportDigest::problems, LONGEST_OTHER),
                joined("", reports, Report::experience, LONGEST_OTHER));
    }

    private String name(ObligationSnapshot obligation) {
        return plan.nameOf(obligation.id().unit());
    }

    private String punctuality(List<ObligationSnapshot> owed, List<HandedIn> reports) {
        List<HandedIn> late = reports.stream().filter(HandedIn::late).toList();
        String missing = missing(owed);
        return "本项任务应报送" + owed.size() + "家，已报送" + reports.size() + "家"
                + (late.isEmpty()
                        ? ""
                        : "，其中逾期" + late.size() + "家："
                                + names(late.stream().map(HandedIn::unit).toList()))
                + "。" + missing;
    }

    /** Empty when all have handed in. */
    private String missing(List<ObligationSnapshot> owed) {
        List<String> units = owed.stream()
                .filter(obligation -> obligation.state().isWithUnit() || obligation.state() == ObligationState.MISSING)
                .map(obligation -> name(obligation) + (obligation.state() == ObligationState.RETURNED ? "（退回修改中）" : ""))
                .toList();
        return units.isEmpty() ? "" : "尚未报送" + units.size() + "家：" + names(units) + "。";
    }

    private static String names(List<String> units) {
        return String.join("、", units);
    }

    private static String standing(List<HandedIn> reports) {
        Map<ProgressStatus, List<String>> units = new LinkedHashMap<>();
        for (ProgressStatus status : ProgressStatus.values()) {
            List<String> those = reports.stream()
                    .filter(handedIn -> handedIn.report().status() == status)
                    .map(HandedIn::unit)
                    .toList();
            if (!those.isEmpty()) {
                units.put(status, those);
            }
        }
        return units.entrySet().stream()
                .map(group -> group.getKey().label() + group.getValue().size() + "家"
                        + (group.getKey().needsReason() ? "（" + names(group.getValue()) + "）" : ""))
                .collect(Collectors.joining("，", "总体进度：", "。"));
    }

    private void addReached(Target target, List<HandedIn> reports, List<String> lines) {
        Map<UnitId, Report> byUnit = new LinkedHashMap<>();
        reports.forEach(handedIn -> byUnit.put(handedIn.obligation().id().unit(), handedIn.report()));
        TargetResult result = TargetResult.of(target, byUnit);
        if (!result.isKnown()) {
            return;
        }
        List<String> missed = result.behind().stream().map(plan::nameOf).toList();
        String each = result.reached().entrySet().stream()
                .map(value -> plan.nameOf(value.getKey()) + text(value.getValue()))
                .collect(Collectors.joining("、"));
        lines.add(target.title() + "（目标" + target.goalText() + "）："
                + (result.isAddedUp()
                        ? "合计" + text(result.sum()) + target.unit() + "（" + each + "）"
                        : each + "（" + target.unit() + "）"
                                + (missed.isEmpty() ? "，均达到目标" : "，未达目标" + missed.size() + "家：" + names(missed)))
                + "。");
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String problems(Report report) {
        String named = report.problems().stream().map(ReportedProblem::title).collect(Collectors.joining("；"));
        String difficulties =
                report.difficulties() == null ? "" : report.difficulties().strip();
        if (named.isEmpty()) {
            return difficulties;
        }
        return difficulties + (difficulties.isEmpty() ? "" : " ") + "需协调：" + named;
    }

    /** A line a unit, each cut as short as all together have to be. */
    private static @Nullable String joined(
            String head, List<HandedIn> reports, Function<Report, String> said, int longest) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (HandedIn handedIn : reports) {
            String text = said.apply(handedIn.report());
            if (text != null && !text.isBlank()) {
                texts.put(handedIn.unit() + "：", text.strip().replaceAll("\\s+", " "));
            }
        }
        int names = texts.keySet().stream().mapToInt(name -> name.length() + 1).sum();
        int room = texts.isEmpty() ? 0 : (longest - head.length() - names) / texts.size();
        StringBuilder joined = new StringBuilder(head);
        texts.forEach((unit, text) -> joined.append(joined.isEmpty() ? "" : "\n")
                .append(unit)
                .append(cut(text, Math.max(room, CUT.length()))));
        return joined.isEmpty() ? null : cut(joined.toString(), longest);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Math.max(0, longest - CUT.length());
        // No half of a character that takes two.
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
