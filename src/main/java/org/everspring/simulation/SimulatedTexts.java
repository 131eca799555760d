package org.everspring.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.everspring.plan.Item;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the simulated staff write; {@code simulation/texts.yaml} says how. */
public final class SimulatedTexts {

    private static final String FILE = "simulation/texts.yaml";

    private final City city;
    private final Map<String, Object> general;
    private final Map<String, Object> items;

    public SimulatedTexts(City city) {
        this.city = city;
        Map<String, Object> file = read();
        this.general = map(file.get("general"));
        this.items = city.plan().id().equals(file.get("plan")) ? map(file.get("items")) : Map.of();
    }

    private static Map<String, Object> read() {
        try (InputStream content = new ClassPathResource(FILE).getInputStream()) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sentence of that kind, for instance {@code progress}. */
    public String sentence(String kind, Item item, UnitId unit, Dice dice) {
        return filled(dice.among(list(general, kind)).toString(), item, unit, dice);
    }

    /** What a unit writes of a problem. */
    public record ProblemText(String title, String detail) {}

    /** The five parts of a case. */
    public record PracticeText(String title, String background, String practice, String effect, String copyable) {}

    public ProblemText problem(Item item, UnitId unit, Dice dice) {
        Map<String, Object> chosen = chosen("problems", item, dice);
        return new ProblemText(part(chosen, "title", item, unit, dice), part(chosen, "detail", item, unit, dice));
    }

    public PracticeText practice(Item item, UnitId unit, Dice dice) {
        Map<String, Object> chosen = chosen("practices", item, dice);
        return new PracticeText(
                part(chosen, "title", item, unit, dice),
                part(chosen, "background", item, unit, dice),
                part(chosen, "practice", item, unit, dice),
                part(chosen, "effect", item, unit, dice),
                part(chosen, "copyable", item, unit, dice));
    }

    private Map<String, Object> chosen(String kind, Item item, Dice dice) {
        Map<String, Object> own = map(items.get(item.id().value()));
        return map(dice.among(Stream.of(own, general)
                .flatMap(some -> list(some, kind).stream())
                .toList()));
    }

    private String part(Map<String, Object> chosen, String name, Item item, UnitId unit, Dice dice) {
        return filled(String.valueOf(chosen.get(name)), item, unit, dice);
    }

    private String filled(String text, Item item, UnitId unit, Dice dice) {
        return text.replace("{measure}", dice.among(item.measures()))
                .replace("{item}", item.title())
                .replace("{unit}", city.plan().nameOf(unit))
                .replace("{n}", String.valueOf(dice.between(2, 9)))
                .replace("{k}", String.valueOf(dice.between(12, 480)))
                .replace("{p}", String.valueOf(dice.between(18, 96)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> some, String kind) {
        return (List<Object>) some.getOrDefault(kind, List.of());
    }
}
