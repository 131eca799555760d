package org.everspring.promotion;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everspring.calendar.DateText;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.web.WordTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case as a Word document, laid out by a template that owners edit in Word. */
@Component
@Transactional(readOnly = true)
public class CaseDocument {

    private static final WordTemplate.Places PLACES = new WordTemplate.Places(
            Set.of("title"),
            Set.of(
                    "number",
                    "unit",
                    "item",
                    "level",
                    "basis",
                    "published",
                    "adoption",
                    "background",
                    "practice",
                    "effect",
                    "copyable"),
            Set.of());

    private final ExperienceQueries experiences;
    private final WordTemplate template;
    private final Plan plan;

    /** @throws InvalidInputException when the template cannot be used */
    CaseDocument(ExperienceQueries experiences, PromotionSettings settings, Plan plan) {
        this.experiences = experiences;
        this.plan = plan;
        this.template = WordTemplate.of(settings.caseTemplate(), "典型经验", "everspring.promotion.case-template", PLACES);
    }

    public byte[] write(Experience experience) {
        return template.write(places(experience));
    }

    /** The case's title with what no file system takes left out, and its number. */
    public String fileName(Experience experience) {
        String title = experience.title().replaceAll("[\\\\/:*?\"<>|]", "").strip();
        return experience.id() + " " + title + ".docx";
    }

    private Map<String, Object> places(Experience experience) {
        ExperienceCase content = experience.content();
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("number", experience.id().toString());
        places.put("title", content.title());
        places.put(
                "unit",
                plan.findUnit(experience.unit())
                        .map(Unit::fullName)
                        .orElse(experience.unit().value()));
        places.put(
                "item",
                plan.findItem(experience.item().value())
                        .map(item -> item.id() + " " + item.title())
                        .orElse(experience.item().value()));
        places.put("level", experience.level().label());
        places.put("basis", experience.counting().map(Recognition::basis).orElse(""));
        OffsetDateTime published = experience.dates().publishedAt();
        // GB/T 9704-2012, 7.3.5.4: the date in Arabic numerals, without leading zeros.
        places.put(
                "published",
                DateText.DAY.of(published == null ? experience.nomination().at() : published));
        places.put("adoption", adoption(experience));
        places.put("background", paragraphs(content.background()));
        places.put("practice", paragraphs(content.practice()));
        places.put("effect", paragraphs(content.effect()));
        places.put("copyable", paragraphs(content.copyable()));
        return places;
    }

    private String adoption(Experience experience) {
        AdoptionCount count =
                experiences.adoptionCounts(List.of(experience.id())).get(experience.id());
        return count == null ? "尚未部署推广" : count.text();
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
