package org.everspring.simulation;

import java.time.LocalDate;

/** Who is away, and who stands in, by the services of the page that people use for it. */
public interface Absences {

    /**
     * @param by who fills in the page: the person or a leader of the unit
     * @param firstDay inclusive
     * @param lastDay inclusive
     */
    void arrange(String by, String person, String deputy, LocalDate firstDay, LocalDate lastDay, String reason);

    /** The deputy of today; the person where there is none. */
    String presentFor(String person);

    /** Everything that those have claimed for whom the deputy stands in today. */
    void takeOver(String deputy);
}
