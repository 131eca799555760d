package org.everspring.quarter;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.everspring.assessment.AssessedQuarters;
import org.everspring.calendar.Quarter;
import org.springframework.stereotype.Component;

/** The quarters that have been opened, for the annual assessment. */
@Component
class QuartersToAssess implements AssessedQuarters {

    private final Quarters quarters;
    private final QuarterSettings settings;

    QuartersToAssess(Quarters quarters, QuarterSettings settings) {
        this.quarters = quarters;
        this.settings = settings;
    }

    @Override
    public List<Quarter> opened(int year) {
        return ofYear(year).map(ReportingQuarter::id).toList();
    }

    @Override
    public List<Quarter> unsettled(int year, OffsetDateTime now) {
        return ofYear(year)
                .filter(quarter -> !isSettled(quarter, now))
                .map(ReportingQuarter::id)
                .toList();
    }

    /** A bulletin may come out before the quarter closes; only then is every missing report recorded. */
    private boolean isSettled(ReportingQuarter quarter, OffsetDateTime now) {
        return quarter.state() == QuarterState.PUBLISHED
                && !now.isBefore(quarter.closes().at().plus(settings.collationDelay()));
    }

    private Stream<ReportingQuarter> ofYear(int year) {
        return quarters.all().stream()
                .filter(quarter -> quarter.id().year() == year)
                .sorted((one, other) -> one.id().compareTo(other.id()));
    }
}
