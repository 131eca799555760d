package org.everspring.bench;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** What the bare engine has nothing to set against: measured in EverSpring's JVM with the real plan. */
interface OwnBenchmark {

    /** @param values one a window */
    record Figure(String what, String measure, String unit, List<Double> values) {}

    /** How many obligations where no number of them was asked for. */
    default int usualSize() {
        return 3_000;
    }

    /** @param size the largest number of obligations that was asked for */
    List<Figure> run(ConfigurableApplicationContext application, int size) throws Exception;
}
