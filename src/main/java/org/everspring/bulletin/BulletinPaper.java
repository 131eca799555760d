package org.everspring.bulletin;

import java.util.List;
import org.everspring.bulletin.BulletinFacts.ExperienceRow;
import org.everspring.bulletin.BulletinFacts.ItemRow;
import org.everspring.bulletin.BulletinFacts.TargetRow;
import org.everspring.bulletin.BulletinFacts.UnitRow;
import org.jspecify.annotations.Nullable;

/**
 * A document of the office as it is set on paper (GB/T 9704-2012), for the page and for Word alike.
 *
 * @param issuer the office by its whole name
 * @param opening what stands before the first heading; may be empty
 * @param copies to whom a copy goes
 * @param facts what the annexes tell; null for a document without any
 */
public record BulletinPaper(
        String issuer,
        String number,
        String title,
        List<String> opening,
        List<Section> sections,
        String date,
        String copies,
        @Nullable String signedBy,
        @Nullable BulletinFacts facts) {

    private static final String NUMERALS = "一二三四五六七八九十";

    public BulletinPaper {
        opening = List.copyOf(opening);
        sections = List.copyOf(sections);
    }

    public record Section(String heading, List<String> paragraphs, List<Part> parts) {}

    public record Part(String heading, List<String> paragraphs) {}

    /** @param mark 附件1 */
    public record Annex<R>(String mark, String title, List<R> rows) {}

    public List<Annex<?>> annexes() {
        return java.util.stream.Stream.<@Nullable Annex<?>>of(items(), targets(), experiences(), units())
                .filter(java.util.Objects::nonNull)
                .<Annex<?>>map(java.util.Objects::requireNonNull)
                .toList();
    }

    public @Nullable Annex<ItemRow> items() {
        return facts == null ? null : new Annex<>("附件1", "各项重点任务推进情况", facts.items());
    }

    public @Nullable Annex<TargetRow> targets() {
        return facts == null || facts.targets().isEmpty() ? null : new Annex<>("附件2", "工作方案目标值完成情况", facts.targets());
    }

    public @Nullable Annex<ExperienceRow> experiences() {
        return facts == null || facts.experiences().isEmpty()
                ? null
                : new Annex<>("附件" + (targets() == null ? 2 : 3), "本季度入库的典型经验", facts.experiences());
    }

    public @Nullable Annex<UnitRow> units() {
        if (facts == null) {
            return null;
        }
        int before = 1 + (targets() == null ? 0 : 1) + (experiences() == null ? 0 : 1);
        return new Annex<>("附件" + (before + 1), "各责任单位报送情况", facts.units());
    }

    static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** 一 to 九十九. */
    static String numeral(int number) {
        int tens = number / 10;
        String ones = number % 10 == 0 ? "" : NUMERALS.substring(number % 10 - 1, number % 10);
        return tens == 0 ? ones : (tens == 1 ? "" : NUMERALS.substring(tens - 1, tens)) + "十" + ones;
    }
}
