package org.everspring;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules and the directions between them, as DESIGN.md (Code) has them. */
@DisplayName("模块划分")
class ModularityTest {

    /** Whom each module may know. A new module, or a new direction, is decided here first. */
    private static final Map<String, Set<String>> DIRECTIONS = new TreeMap<>(Map.ofEntries(
            entry("plan", Set.of("engine")),
            entry("calendar", Set.of()),
            entry("engine", Set.of()),
            entry("notification", Set.of("plan", "calendar", "engine")),
            entry("audit", Set.of("calendar", "engine", "people")),
            entry("people", Set.of("plan", "calendar", "engine", "notification")),
            entry("evidence", Set.of("plan", "calendar", "engine", "people")),
            entry("measures", Set.of("plan", "calendar", "engine", "notification", "evidence")),
            entry("assessment", Set.of("plan", "calendar", "engine", "notification", "people", "evidence")),
            entry(
                    "promotion",
                    Set.of("plan", "calendar", "engine", "notification", "people", "evidence", "assessment")),
            entry(
                    "reporting",
                    Set.of(
                            "plan",
                            "calendar",
                            "engine",
                            "notification",
                            "people",
                            "evidence",
                            "measures",
                            "promotion",
                            "assessment")),
            entry(
                    "improvement",
                    Set.of(
                            "plan",
                            "calendar",
                            "engine",
                            "notification",
                            "people",
                            "evidence",
                            "measures",
                            "reporting",
                            "promotion",
                            "assessment")),
            entry(
                    "board",
                    Set.of(
                            "plan",
                            "calendar",
                            "engine",
                            "notification",
                            "people",
                            "measures",
                            "reporting",
                            "improvement",
                            "promotion",
                            "assessment"))));

    private final ApplicationModules modules = ApplicationModules.of(EverSpringApplication.class);

    @Test
    @DisplayName("模块之间没有循环依赖，只使用对方公开的部分")
    void modulesUseOnlyWhatOthersOffer() {
        modules.verify();
    }

    @Test
    @DisplayName("依赖方向与设计一致")
    void dependenciesRunAsDesigned() {
        Map<String, Set<String>> found = new TreeMap<>();
        Map<String, Set<String>> against = new TreeMap<>();
        for (ApplicationModule module : modules) {
            Set<String> known = new TreeSet<>();
            module.getDirectDependencies(modules)
                    .uniqueModules()
                    .forEach(other -> known.add(other.getIdentifier().toString()));
            found.put(module.getIdentifier().toString(), known);
            known.stream()
                    .filter(other -> !DIRECTIONS
                            .getOrDefault(module.getIdentifier().toString(), Set.of())
                            .contains(other))
                    .forEach(other -> against.computeIfAbsent(
                                    module.getIdentifier().toString(), name -> new TreeSet<>())
                            .add(other));
        }

        assertThat(found.keySet()).isEqualTo(DIRECTIONS.keySet());
        assertThat(against).isEmpty();
    }
}
