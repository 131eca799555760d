package org.everspring.promotion;

import com.deepoove.poi.XWPFTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.everspring.calendar.DateText;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case as a Word document, laid out by a template that owners edit in Word. */
@Component
@Transactional(readOnly = true)
public class CaseDocument {

    /** The type that browsers and mail know a Word document by. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ExperienceQueries experiences;
    private final PromotionSettings settings;
    private final Plan plan;

    /** @throws InvalidInputException when the template is no Word document, or a place in it cannot be read */
    CaseDocument(ExperienceQueries experiences, PromotionSettings settings, Plan plan) {
        this.experiences = experiences;
        this.settings = settings;
        this.plan = plan;
        try (XWPFTemplate template = template()) {
            template.getElementTemplates();
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException(
                    "典型经验的 Word 模板“" + settings.caseTemplate().getDescription()
                            + "”（设置 everspring.promotion.case-template）无法读取，请换成有效的 .docx 文件："
                            + e.getMessage());
        }
    }

    /** The template is read each time, so that one who edits it sees what comes of it. */
    public byte[] write(Experience experience) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (XWPFTemplate template = template()) {
            template.render(places(experience)).write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.toByteArray();
    }

    /** The case's title with what no file system takes left out, and its number. */
    public String fileName(Experience experience) {
        String title = experience.title().replaceAll("[\\\\/:*?\"<>|]", "").strip();
        return experience.id() + " " + title + ".docx";
    }

    private XWPFTemplate template() throws IOException {
        try (InputStream content = settings.caseTemplate().getInputStream()) {
            return XWPFTemplate.compile(content);
        }
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
        places.put("basis", experience.basis() == null ? "" : experience.basis());
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
