package org.everspring.simulation.process;

import org.everspring.simulation.Dice;
import org.jspecify.annotations.Nullable;

/** Works one kind of task. */
@FunctionalInterface
interface Robot {

    /** @return null when nobody will ever do it */
    @Nullable
    Move move(OpenTask task, Dice dice);
}
