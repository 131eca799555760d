package org.everspring.promotion.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.calendar.WorkCalendar;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.promotion.Adoption;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceQueries;
import org.everspring.promotion.ExperienceState;
import org.everspring.promotion.Experiences;
import org.everspring.promotion.RecognitionLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One case as a person reads it. */
@Component
@Transactional(readOnly = true)
class ExperiencePageQuery {

    private final Experiences experiences;
    private final ExperienceQueries queries;
    private final ExperienceAccess access;
    private final EvidenceFiles evidence;

    ExperiencePageQuery(
            Experiences experiences, ExperienceQueries queries, ExperienceAccess access, EvidenceFiles evidence) {
        this.experiences = experiences;
        this.queries = queries;
        this.access = access;
        this.evidence = evidence;
    }

    ExperiencePage page(Experience experience, StaffMember reader) {
        List<Adoption> adoptions =
                experience.state().isPublished() ? experiences.adoptions(experience.id()) : List.of();
        String problem = experience.nomination().problemId();
        return new ExperiencePage(
                experience,
                WorkCalendar.dayOf(experience.nomination().at()),
                day(experience.dates().publishedAt()),
                sections(experience),
                queries.adoptionCounts(List.of(experience.id())).get(experience.id()),
                adoptions.stream().map(ExperiencePageQuery::row).toList(),
                access.isOffice(reader) && experience.state() == ExperienceState.PROMOTED
                        ? higher(experience.level())
                        : List.of(),
                new ExperiencePage.Reader(
                        works(experience, adoptions, reader),
                        access.seesReview(experience, reader),
                        problem != null && evidence.isReadable(problem, reader)));
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime moment) {
        return moment == null ? null : WorkCalendar.dayOf(moment);
    }

    private boolean works(Experience experience, List<Adoption> adoptions, StaffMember reader) {
        return switch (experience.state()) {
            case UNDER_REVIEW, RECOGNISING -> access.isOffice(reader);
            case RETURNED -> reader.memberOf(experience.unit());
            case ADOPTING ->
                adoptions.stream().anyMatch(adoption -> adoption.isOpen() && reader.memberOf(adoption.unit()));
            case REJECTED, LAPSED, PROMOTED -> false;
        };
    }

    private static List<ExperiencePage.Section> sections(Experience experience) {
        return List.of(
                section("一、背景", experience.content().background()),
                section("二、主要做法", experience.content().practice()),
                section("三、取得成效", experience.content().effect()),
                section("四、可复制推广的内容", experience.content().copyable()));
    }

    private static ExperiencePage.Section section(String heading, String text) {
        return new ExperiencePage.Section(
                heading,
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static ExperiencePage.AdoptionRow row(Adoption adoption) {
        return new ExperiencePage.AdoptionRow(
                adoption.unit(),
                adoption.state(),
                adoption.text(),
                adoption.state().isAnswer() ? day(adoption.answeredAt()) : null);
    }

    private static List<RecognitionLevel> higher(RecognitionLevel present) {
        return Stream.of(RecognitionLevel.values())
                .filter(level -> level.compareTo(present) > 0)
                .toList();
    }
}
