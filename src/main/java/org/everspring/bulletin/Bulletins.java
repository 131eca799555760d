package org.everspring.bulletin;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.Quarter;

/** All bulletins, signed and published. */
public interface Bulletins {

    void issue(Bulletin bulletin, String userId, OffsetDateTime at);

    Optional<Bulletin> find(Quarter quarter);

    /**
     * Newest first.
     *
     * @param last of this quarter and before; null for all
     */
    List<Bulletin> published(Quarter last, int most);

    int issuedIn(int year);

    /** Whether another quarter's bulletin has the number. */
    boolean isNumberTaken(String number, Quarter besides);

    /** Returns false when it was published before. */
    boolean publish(Quarter quarter, OffsetDateTime at);
}
