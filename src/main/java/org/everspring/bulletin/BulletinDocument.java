package org.everspring.bulletin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.bulletin.BulletinFacts.ExperienceRow;
import org.everspring.bulletin.BulletinFacts.ItemRow;
import org.everspring.bulletin.BulletinFacts.TargetRow;
import org.everspring.bulletin.BulletinFacts.UnitRow;
import org.everspring.bulletin.BulletinPaper.Annex;
import org.everspring.bulletin.BulletinPaper.Part;
import org.everspring.bulletin.BulletinPaper.Section;
import org.everspring.web.WordTemplate;
import org.everspring.web.WordTemplate.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A bulletin or a correction as a Word document, laid out by a template that owners edit in Word. */
@Component
public class BulletinDocument {

    private static final String NOTHING = "—";

    private static final Set<String> TEXTS =
            Set.of("issuer", "date", "copies", "signedBy", "text", "heading", "paragraphs", "parts");

    private static final Places CORRECTION = new Places(Set.of("number", "title", "opening"), TEXTS, Set.of());

    private static final Places BULLETIN = new Places(
            Set.of("number", "title", "sections"),
            union(TEXTS, Set.of("opening", "annexes", "items", "targets", "experiences", "units", "mark")),
            Set.of(
                    "item",
                    "lead",
                    "summary",
                    "progress",
                    "light",
                    "due",
                    "onTime",
                    "late",
                    "missing",
                    "found",
                    "closed",
                    "overdue",
                    "target",
                    "goal",
                    "reached",
                    "result",
                    "experience",
                    "unit",
                    "level",
                    "adopted",
                    "group",
                    "rank",
                    "rate"));

    private final WordTemplate bulletin;
    private final WordTemplate correction;

    /** @throws org.everspring.kernel.InvalidInputException when a template cannot be used */
    BulletinDocument(BulletinSettings settings) {
        this.bulletin = WordTemplate.of(settings.template(), "通报", "everspring.bulletin.template", BULLETIN);
        this.correction = WordTemplate.of(
                settings.correctionTemplate(), "更正通报", "everspring.bulletin.correction-template", CORRECTION);
    }

    public byte[] write(BulletinPaper paper) {
        return (paper.facts() == null ? correction : bulletin).write(places(paper));
    }

    /** The title with what no file system takes left out. */
    public static String fileName(BulletinPaper paper) {
        return paper.title().replaceAll("[\\\\/:*?\"<>|]", "").strip() + ".docx";
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Object> places(BulletinPaper paper) {
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("issuer", paper.issuer());
        places.put("number", paper.number());
        places.put("title", paper.title());
        places.put("opening", texts(paper.opening()));
        places.put(
                "sections",
                paper.sections().stream().map(BulletinDocument::section).toList());
        places.put("annexes", annexList(paper.annexes()));
        places.put("date", paper.date());
        places.put("copies", paper.copies());
        places.put("signedBy", paper.signedBy() == null ? "" : paper.signedBy());
        places.put("items", annex(paper.items(), BulletinDocument::row));
        places.put("targets", annex(paper.targets(), BulletinDocument::row));
        places.put("experiences", annex(paper.experiences(), BulletinDocument::row));
        places.put("units", annex(paper.units(), BulletinDocument::row));
        return places;
    }

    private static Map<String, Object> section(Section section) {
        return Map.of(
                "heading", section.heading(),
                "paragraphs", texts(section.paragraphs()),
                "parts", section.parts().stream().map(BulletinDocument::part).toList());
    }

    private static Map<String, Object> part(Part part) {
        return Map.of("heading", part.heading(), "paragraphs", texts(part.paragraphs()));
    }

    private static List<Map<String, Object>> texts(List<String> paragraphs) {
        return paragraphs.stream()
                .map(text -> Map.<String, Object>of("text", text))
                .toList();
    }

    /** As the body names its annexes: the first one behind 附件：, the others below it. */
    private static List<Map<String, Object>> annexList(List<Annex<?>> annexes) {
        List<Map<String, Object>> names = new ArrayList<>();
        annexes.forEach(annex -> names.add(
                Map.of("text", (names.isEmpty() ? "附件：" : "　　　") + (names.size() + 1) + ". " + annex.title())));
        return names;
    }

    private static <R> @Nullable Map<String, Object> annex(
            @Nullable Annex<R> annex, Function<R, Map<String, Object>> row) {
        return annex == null
                ? null
                : Map.of(
                        "mark", annex.mark(),
                        "title", annex.title(),
                        "rows", annex.rows().stream().map(row).toList());
    }

    private static Map<String, Object> row(ItemRow item) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("item", item.title());
        row.put("lead", item.lead());
        row.put("summary", item.summary());
        row.put("progress", item.progress() == null ? NOTHING : item.progress());
        row.put("light", item.light());
        row.put("due", String.valueOf(item.reports().due()));
        row.put("onTime", String.valueOf(item.reports().onTime()));
        row.put("late", String.valueOf(item.reports().late()));
        row.put("missing", item.missing().isEmpty() ? "无" : String.join("、", item.missing()));
        row.put("found", String.valueOf(item.problems().found()));
        row.put("closed", String.valueOf(item.problems().closed()));
        row.put("overdue", String.valueOf(item.problems().overdue()));
        return row;
    }

    private static Map<String, Object> row(TargetRow target) {
        return Map.of(
                "item", target.item(),
                "target", target.title(),
                "goal", target.goal(),
                "reached", target.reached().isEmpty() ? NOTHING : target.reached(),
                "result", target.result().label());
    }

    private static Map<String, Object> row(ExperienceRow experience) {
        return Map.of(
                "experience", experience.title(),
                "unit", experience.unit(),
                "item", experience.item(),
                "level", experience.level(),
                "adopted", experience.adoptedText());
    }

    private static Map<String, Object> row(UnitRow unit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("group", unit.group() == null ? NOTHING : unit.group());
        row.put("rank", unit.rank() == null ? NOTHING : unit.rank().toString());
        row.put("unit", unit.unit());
        row.put("due", String.valueOf(unit.reports().due()));
        row.put("onTime", String.valueOf(unit.reports().onTime()));
        row.put("rate", unit.reports().rateText());
        row.put("late", unit.late().isEmpty() ? NOTHING : String.join("、", unit.late()));
        row.put("missing", unit.missing().isEmpty() ? NOTHING : String.join("、", unit.missing()));
        return row;
    }
}
