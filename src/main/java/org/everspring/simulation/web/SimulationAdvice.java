package org.everspring.simulation.web;

import org.everspring.simulation.SimulationProgress;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Lets the start page say how far the year is played. */
@ControllerAdvice
@Profile("year")
class SimulationAdvice {

    private final SimulationProgress progress;

    SimulationAdvice(SimulationProgress progress) {
        this.progress = progress;
    }

    @ModelAttribute("simulation")
    SimulationProgress.State simulation() {
        return progress.state();
    }
}
