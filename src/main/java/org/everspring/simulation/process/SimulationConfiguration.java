package org.everspring.simulation.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.everspring.calendar.WorkCalendar;
import org.everspring.engine.MovableClock;
import org.everspring.jobs.DueJobs;
import org.everspring.plan.Plan;
import org.everspring.simulation.SimulationProgress;
import org.everspring.simulation.SimulationSettings;
import org.everspring.simulation.Uploads;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
@Profile("year")
class SimulationConfiguration {

    @Bean
    SimulationProgress simulationProgress() {
        return new SimulationProgress();
    }

    @Bean
    ApplicationRunner simulatedYear(
            Plan plan,
            WorkCalendar calendar,
            Uploads uploads,
            ObjectMapper json,
            List<Robots> robots,
            SimulationSettings settings,
            SimulationProgress progress,
            MovableClock time,
            Clock clock,
            DueJobs dueJobs,
            ProcessEngine engine) {
        return new SimulatedYear(
                plan, calendar, uploads, json, robots, settings, progress, time, clock, dueJobs, engine);
    }
}
