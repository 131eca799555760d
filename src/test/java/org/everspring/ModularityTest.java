package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final Map<String, Set<String>> DIRECTIONS = directions(
            "kernel",
            "plan -> kernel",
            "calendar -> kernel",
            "matter -> kernel plan calendar",
            "forms -> kernel plan",
            "engine -> kernel forms",
            "jobs -> kernel engine nodes",
            "nodes -> kernel engine",
            "web -> kernel engine nodes",
            "access -> kernel plan engine",
            "guard -> kernel forms engine jobs",
            "modelling -> kernel calendar engine jobs web guard",
            "notification -> kernel plan calendar matter engine jobs web nodes",
            "people -> kernel plan calendar matter engine web access notification",
            "audit -> kernel calendar matter engine web access",
            "evidence -> kernel plan calendar matter engine access",
            "drafts -> kernel calendar engine access",
            "home -> kernel plan calendar matter engine web access notification",
            "workdays -> kernel plan calendar web access notification",
            "measures -> kernel plan calendar matter forms engine jobs notification evidence",
            "scoring -> kernel plan calendar engine web access",
            "assessment -> kernel plan calendar matter forms engine jobs web notification evidence scoring",
            "scoreboard -> kernel plan calendar matter web access scoring assessment",
            "promotion -> kernel plan calendar matter forms engine jobs web access notification evidence scoring",
            "reporting -> kernel plan calendar matter forms engine jobs notification evidence measures scoring",
            "quarter -> kernel plan calendar matter forms engine jobs web access people notification evidence measures reporting"
                    + " scoring assessment",
            "bulletin -> kernel plan calendar matter forms engine web access notification measures reporting promotion improvement"
                    + " scoring quarter",
            "workbench -> kernel plan calendar matter forms web access people measures reporting quarter",
            "tasklist -> kernel plan matter jobs access people reporting",
            "benchmarking -> kernel plan calendar matter measures",
            "improvement -> kernel plan calendar matter forms engine jobs notification evidence measures benchmarking promotion"
                    + " scoring",
            "instruction -> kernel plan calendar matter forms engine jobs web access notification evidence scoring",
            "problems -> kernel plan calendar matter forms engine web access notification evidence scoring benchmarking improvement promotion",
            "intake -> kernel plan matter forms access reporting improvement",
            "indicators -> kernel plan calendar matter engine reporting quarter improvement promotion scoring assessment bulletin",
            "archive -> kernel plan calendar access web evidence bulletin",
            "board -> kernel plan calendar matter web access reporting quarter bulletin instruction improvement promotion scoring scoreboard indicators",
            "monitoring -> kernel plan calendar engine jobs nodes web access notification reporting quarter improvement",
            "handbook -> plan",
            "simulation -> kernel plan calendar matter forms engine jobs access notification people evidence reporting instruction benchmarking improvement promotion");

    private final ApplicationModules modules = ApplicationModules.of(EverSpringApplication.class);

    @Test
    @DisplayName("模块之间没有循环依赖，只使用对方公开的部分")
    void modulesUseOnlyWhatOthersOffer() {
        modules.verify();
    }

    @Test
    @DisplayName("依赖方向与设计一致")
    void dependenciesRunAsDesigned() throws IOException {
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

        draw(found);
        assertThat(found.keySet()).isEqualTo(DIRECTIONS.keySet());
        assertThat(against).isEmpty();
    }

    /** The directions that there are, for whoever wants to see them. */
    private static void draw(Map<String, Set<String>> found) throws IOException {
        StringBuilder drawing = new StringBuilder("flowchart TB\n");
        found.forEach(
                (module, known) -> known.forEach(other -> drawing.append("  %s --> %s\n".formatted(module, other))));
        Files.writeString(Path.of("target/modules.mmd"), drawing);
    }

    private static Map<String, Set<String>> directions(String... lines) {
        Map<String, Set<String>> directions = new TreeMap<>();
        for (String line : lines) {
            String[] sides = line.split(" -> ");
            directions.put(sides[0], sides.length == 1 ? Set.of() : Set.of(sides[1].split(" ")));
        }
        return directions;
    }
}
