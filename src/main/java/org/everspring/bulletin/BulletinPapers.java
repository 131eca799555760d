package org.everspring.bulletin;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.everspring.bulletin.BulletinPaper.Part;
import org.everspring.bulletin.BulletinPaper.Section;
import org.everspring.bulletin.BulletinText.ItemText;
import org.everspring.calendar.DateText;
import org.everspring.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets bulletins and corrections on paper. */
@Component
public class BulletinPapers {

    private final Plan plan;

    BulletinPapers(Plan plan) {
        this.plan = plan;
    }

    /** @param facts of the annexes */
    public BulletinPaper of(BulletinText text, String number, BulletinFacts facts, OffsetDateTime at) {
        List<Section> sections = new ArrayList<>();
        add(sections, "总体情况", text.overview(), List.of());
        List<Part> parts = new ArrayList<>();
        for (ItemText item : text.items()) {
            parts.add(new Part(
                    "（" + BulletinPaper.numeral(parts.size() + 1) + "）" + name(item),
                    BulletinPaper.paragraphs(item.text())));
        }
        add(sections, "重点任务推进情况", null, parts);
        add(sections, "目标值完成情况", text.targets(), List.of());
        add(sections, "问题整改情况", text.problems(), List.of());
        add(sections, "典型经验推广情况", text.experiences(), List.of());
        add(sections, "报送情况", text.conduct(), List.of());
        add(sections, "工作要求", text.requirements(), List.of());
        return paper(number, text.title(), List.of(), sections, at, text.signedBy(), facts);
    }

    public BulletinPaper of(Correction correction, Bulletin corrected) {
        List<String> opening = new ArrayList<>();
        opening.add(BulletinCorrections.opening(corrected));
        opening.addAll(BulletinPaper.paragraphs(correction.text()));
        opening.add("特此更正。");
        return paper(
                correction.number(),
                correction.title(),
                opening,
                List.of(),
                correction.publishedAt(),
                correction.signedBy(),
                null);
    }

    private BulletinPaper paper(
            String number,
            String title,
            List<String> opening,
            List<Section> sections,
            OffsetDateTime at,
            @Nullable String signedBy,
            @Nullable BulletinFacts facts) {
        return new BulletinPaper(
                plan.office().fullName(),
                number,
                title,
                opening,
                sections,
                // GB/T 9704-2012, 7.3.5.4: the date in Arabic numerals, without leading zeros.
                DateText.DAY.of(at),
                plan.leadingGroup().fullName(),
                signedBy,
                facts);
    }

    /** Without the item's number, which the heading's own would be confused with. */
    private static String name(ItemText item) {
        String number = item.item() + " ";
        return item.title().startsWith(number) ? item.title().substring(number.length()) : item.title();
    }

    private static void add(List<Section> sections, String name, @Nullable String text, List<Part> parts) {
        if ((text != null && !text.isBlank()) || !parts.isEmpty()) {
            sections.add(new Section(
                    BulletinPaper.numeral(sections.size() + 1) + "、" + name,
                    text == null ? List.of() : BulletinPaper.paragraphs(text),
                    parts));
        }
    }
}
