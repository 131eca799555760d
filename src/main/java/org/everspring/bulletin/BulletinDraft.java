package org.everspring.bulletin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.everspring.bulletin.BulletinFacts.ItemRow;
import org.everspring.bulletin.BulletinFacts.Loop;
import org.everspring.bulletin.BulletinFacts.Reached;
import org.everspring.bulletin.BulletinFacts.TargetRow;
import org.everspring.bulletin.BulletinFacts.UnitRow;
import org.everspring.bulletin.BulletinText.ItemText;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.SummaryId;
import org.everspring.plan.ItemId;
import org.everspring.quarter.SummaryText;
import org.everspring.reporting.ProgressStatus;
import org.everspring.reporting.Punctuality;
import org.jspecify.annotations.Nullable;

/** What the office begins with: the quarter's figures and the leads' own words, put into sections. Nothing in it is judged. */
final class BulletinDraft {

    /** In characters, as the form takes them. */
    static final int LONGEST_SECTION = 3500;

    static final int LONGEST_ITEM = 1200;

    private static final int LONGEST_PROGRESS = 240;
    private static final int LONGEST_OTHER = 100;
    private static final int LONGEST_FIGURES = 30;
    private static final String CUT = "……";

    private static final Pattern FIGURE = Pattern.compile("[0-9]+");

    private final Quarter quarter;
    private final BulletinFacts facts;

    BulletinDraft(Quarter quarter, BulletinFacts facts) {
        this.quarter = quarter;
        this.facts = facts;
    }

    static String title(Quarter quarter) {
        return quarter.label() + "营商环境重点任务推进情况通报";
    }

    BulletinText text(Map<SummaryId, SummaryText> written) {
        return new BulletinText(
                title(quarter),
                joined(List.of(reportFigures(), progress())),
                facts.items().stream()
                        .map(row -> new ItemText(
                                row.item(),
                                row.title(),
                                item(row, written.get(new SummaryId(quarter, ItemId.of(row.item()))))))
                        .toList(),
                targets(),
                problems(),
                experiences(),
                conduct(),
                "（一）各牵头单位要对照时间节点，督促进度滞后的任务倒排工期、逐项销号。\n（二）缺报、迟报的单位要查明原因，确保下一季度按期报送。",
                null);
    }

    /** The sentence that says how many reports came. */
    private String reportFigures() {
        Punctuality reports = facts.reports();
        return "%s，%d项重点任务应报送%d份，按期报送%d份，逾期报送%d份，缺报%d份，按期率%s。牵头单位汇总通过%d项。"
                .formatted(
                        quarter.label(),
                        facts.items().size(),
                        reports.due(),
                        reports.onTime(),
                        reports.late(),
                        reports.missing(),
                        reports.rateText(),
                        facts.accepted());
    }

    private String progress() {
        Map<String, List<String>> items = facts.items().stream()
                .filter(row -> row.progress() != null)
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.progress()),
                        LinkedHashMap::new,
                        Collectors.mapping(ItemRow::item, Collectors.toList())));
        return items.isEmpty()
                ? ""
                : items.entrySet().stream()
                        .map(group -> group.getKey() + group.getValue().size() + "项"
                                + (isBehind(group.getKey()) ? "（" + names(group.getValue()) + "）" : ""))
                        .collect(Collectors.joining("，", "牵头单位评定的总体进度：", "。"));
    }

    /** Only what is behind is named: the others are too many for a sentence, and stand in the annex. */
    private static boolean isBehind(String progress) {
        return Arrays.stream(ProgressStatus.values())
                .anyMatch(status -> status.needsReason() && status.label().equals(progress));
    }

    private String item(ItemRow row, @Nullable SummaryText text) {
        if (text == null || row.progress() == null) {
            return "牵头单位" + row.lead() + "的汇总" + row.summary() + "。责任单位应报送"
                    + row.reports().due() + "份，按期" + row.reports().onTime() + "份，缺报"
                    + row.reports().missing() + "份。";
        }
        List<String> lines = new ArrayList<>();
        lines.add("总体进度：" + row.progress() + "。" + sentences(flat(text.progress()), LONGEST_PROGRESS));
        add(lines, "存在问题：", text.problems());
        add(lines, "下一步：", text.nextSteps());
        return cut(String.join("\n", lines), LONGEST_ITEM);
    }

    private static void add(List<String> lines, String head, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            lines.add(head + sentences(flat(text), LONGEST_OTHER));
        }
    }

    private @Nullable String targets() {
        if (facts.targets().isEmpty()) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        Map<Reached, Long> counts =
                facts.targets().stream().collect(Collectors.groupingBy(TargetRow::result, Collectors.counting()));
        lines.add(Arrays.stream(Reached.values())
                .filter(counts::containsKey)
                .map(result -> result.label() + counts.get(result) + "项")
                .collect(Collectors.joining("，", "工作方案明确的目标值共" + facts.targets().size() + "项，", "。")));
        addTargets(lines, Reached.MISSED, "未达到的：");
        addTargets(lines, Reached.MET, "已达到的：");
        return joined(lines);
    }

    private void addTargets(List<String> lines, Reached result, String head) {
        String named = facts.targets().stream()
                .filter(row -> row.result() == result)
                .map(row -> row.title() + "（任务" + row.item() + "，目标" + row.goal() + "）" + figures(row))
                .collect(Collectors.joining("；"));
        if (!named.isEmpty()) {
            lines.add(head + named + "。");
        }
    }

    /** What is longer is told by the annex alone. */
    private static String figures(TargetRow row) {
        return row.reached().length() <= LONGEST_FIGURES ? row.reached() : "";
    }

    private String problems() {
        List<String> lines = new ArrayList<>(List.of(loopFigures()));
        String overdue = facts.items().stream()
                .filter(row -> row.problems().overdue() > 0)
                .map(row -> row.title() + row.problems().overdue() + "个")
                .collect(Collectors.joining("、"));
        if (!overdue.isEmpty()) {
            lines.add("逾期问题集中在：" + overdue + "。");
        }
        return joined(lines);
    }

    /** The sentence that says how many problems there were. */
    private String loopFigures() {
        Loop loop = facts.problems();
        return "本季度新发现问题%d个，整改销号%d个。截至%s，在办%d个，其中逾期%d个。"
                .formatted(loop.found(), loop.closed(), DateText.DAY.of(facts.at()), loop.running(), loop.overdue());
    }

    private String experiences() {
        int adopted = facts.experiences().stream()
                .mapToInt(BulletinFacts.ExperienceRow::adopted)
                .sum();
        List<String> lines = new ArrayList<>();
        lines.add(
                facts.experiences().isEmpty()
                        ? "本季度没有典型经验入库。"
                        : "本季度入库典型经验" + facts.experiences().size() + "个，已复制推广" + adopted + "家次。");
        facts.experiences()
                .forEach(row -> lines.add("《" + row.title() + "》（" + row.unit() + "，" + row.level() + "）"
                        + (row.targets() == 0 ? "" : "推广" + row.targets() + "个单位，已复制推广" + row.adopted() + "个")
                        + "。"));
        return joined(lines);
    }

    private String conduct() {
        List<String> lines = new ArrayList<>();
        long punctual = facts.units().stream()
                .filter(row -> row.reports().onTime() == row.reports().due())
                .count();
        lines.add(facts.units().size() + "个责任单位中，" + punctual + "个单位全部按期报送。");
        addUnits(lines, "缺报单位：", UnitRow::missing);
        addUnits(lines, "逾期报送单位：", UnitRow::late);
        String again =
                facts.units().stream().filter(UnitRow::again).map(UnitRow::unit).collect(Collectors.joining("、"));
        if (!again.isEmpty()) {
            lines.add("连续两个季度缺报或者逾期的单位：" + again + "。");
        }
        if (lines.size() == 1) {
            lines.add("无缺报、逾期单位。");
        }
        return joined(lines);
    }

    private void addUnits(List<String> lines, String head, Function<UnitRow, List<String>> items) {
        String named = facts.units().stream()
                .filter(row -> !items.apply(row).isEmpty())
                .map(row -> {
                    String what = names(items.apply(row));
                    return row.unit() + (what.contains("（") ? " " + what : "（" + what + "）");
                })
                .collect(Collectors.joining("、"));
        if (!named.isEmpty()) {
            lines.add(head + named + "。");
        }
    }

    /**
     * All numbers of one moment agree: a sentence of figures that the draft began with, and that has become wrong since, is
     * refused. Whoever wants to say it otherwise may.
     *
     * @throws InvalidInputException with the sentence as it would be right now
     */
    void checkFigures(BulletinText text) {
        check("总体情况", text.overview(), reportFigures());
        check("问题整改情况", text.problems(), loopFigures());
    }

    private static void check(String section, @Nullable String typed, String right) {
        if (typed == null || typed.contains(right)) {
            return;
        }
        StringBuilder likes = new StringBuilder();
        Matcher figures = FIGURE.matcher(right);
        int end = 0;
        while (figures.find()) {
            likes.append(Pattern.quote(right.substring(end, figures.start()))).append("[0-9]+");
            end = figures.end();
        }
        likes.append(Pattern.quote(right.substring(end)));
        Matcher old = Pattern.compile(likes.toString()).matcher(typed);
        if (old.find()) {
            throw new InvalidInputException(
                    "“" + section + "”中的数字与现在的台账不一致：原文为“" + old.group() + "”，现应为“" + right + "”。请改正后再签发。");
        }
    }

    private static String names(List<String> names) {
        return String.join("、", names);
    }

    private static String joined(List<String> lines) {
        return cut(lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n")), LONGEST_SECTION);
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** As many whole sentences as there is room for; at least one, cut where it has to be. */
    private static String sentences(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Math.max(text.lastIndexOf('。', longest - 1), text.lastIndexOf('；', longest - 1));
        return end < longest / 3 ? cut(text, longest) : text.substring(0, end) + "。";
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        // No half of a character that takes two.
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
