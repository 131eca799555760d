package org.everspring.simulation.web;

import java.time.Clock;
import java.time.LocalDate;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.everspring.people.Deputies;
import org.everspring.people.DeputyPeriod;
import org.everspring.people.DeputyTasks;
import org.everspring.simulation.Absences;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("year")
class PageAbsences implements Absences {

    private final Deputies deputies;
    private final DeputyTasks tasks;
    private final SignedInStaff staff;
    private final Clock clock;

    PageAbsences(Deputies deputies, DeputyTasks tasks, SignedInStaff staff, Clock clock) {
        this.deputies = deputies;
        this.tasks = tasks;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public void arrange(String by, String person, String deputy, LocalDate firstDay, LocalDate lastDay, String reason) {
        deputies.name(member(by), person, deputy, firstDay, lastDay, reason);
    }

    @Override
    public String presentFor(String person) {
        LocalDate today = LocalDate.now(clock);
        return deputies.concerning(person).stream()
                .filter(period -> period.principalId().equals(person))
                .filter(period -> period.on(today) == DeputyPeriod.State.IN_FORCE)
                .map(DeputyPeriod::deputyId)
                .findFirst()
                .orElse(person);
    }

    @Override
    public void takeOver(String deputy) {
        StaffMember person = member(deputy);
        tasks.of(person).forEach(claimed -> tasks.takeOver(person, claimed.taskId()));
    }

    private StaffMember member(String person) {
        return staff.find(person).orElseThrow();
    }
}
