package org.everspring.bulletin;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What corrects a published bulletin: a further one with a number of its own. The first is never changed; its page says that
 * there is a correction.
 */
@Service
@Transactional
public class BulletinCorrections {

    /** In characters. */
    public static final int LONGEST_TEXT = 3500;

    public static final int LONGEST_NAME = 20;

    private final Bulletins bulletins;
    private final DocumentNumbers numbers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BulletinCorrections(Bulletins bulletins, DocumentNumbers numbers, ApplicationEventPublisher events, Clock clock) {
        this.bulletins = bulletins;
        this.numbers = numbers;
        this.events = events;
        this.clock = clock;
    }

    /** @param known how many corrections there were when the page was opened */
    public Correction publish(Bulletin corrected, String text, String signedBy, int known, String userId) {
        Correction draft = draft(corrected, text, signedBy);
        if (draft.ordinal() != known + 1) {
            throw new AlreadyDoneException("这份通报刚刚已有更正通报发布，本次未发布。请先查阅，再决定是否继续更正。");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        DocumentNumber number = numbers.next(now);
        Correction correction = new Correction(
                draft.quarter(), draft.ordinal(), number.text(), draft.title(), draft.text(), draft.signedBy(), now);
        bulletins.add(correction, number, userId);
        events.publishEvent(new BulletinPublished(new BulletinHead(
                correction.quarter(),
                correction.ordinal(),
                correction.number(),
                correction.title(),
                correction.publishedAt(),
                false)));
        return correction;
    }

    /**
     * As it would be published now.
     *
     * @throws InvalidInputException when something is missing or too long
     */
    @Transactional(readOnly = true)
    public Correction draft(Bulletin corrected, String text, String signedBy) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return new Correction(
                corrected.quarter(),
                bulletins.corrections(corrected.quarter()).size() + 1,
                numbers.expected(now).text(),
                "关于更正《" + corrected.title() + "》的通报",
                TypedText.checked(TypedText.clean(text), "更正内容", 10, LONGEST_TEXT),
                TypedText.checked(TypedText.clean(signedBy), "签发人", 1, LONGEST_NAME),
                now);
    }

    /** How a correction refers to the bulletin that it corrects. */
    public static String opening(Bulletin corrected) {
        if (corrected.publishedAt() == null) {
            throw new IllegalStateException("Only what is published is corrected");
        }
        return DateText.DAY.of(corrected.publishedAt()) + "印发的《" + corrected.title() + "》（" + corrected.number()
                + "）有关内容更正如下：";
    }

    @Transactional(readOnly = true)
    public List<Correction> of(Quarter quarter) {
        return bulletins.corrections(quarter);
    }

    @Transactional(readOnly = true)
    public Optional<Correction> find(Quarter quarter, int ordinal) {
        return of(quarter).stream()
                .filter(correction -> correction.ordinal() == ordinal)
                .findFirst();
    }
}
