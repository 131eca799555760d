package org.everspring.bulletin;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.everspring.bulletin.BulletinText.ItemText;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.quarter.QuarterState;
import org.everspring.quarter.Quarters;
import org.everspring.quarter.ReportingQuarter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's bulletin: drafted from what the quarter has brought, edited, published to every unit. */
@Service
@Transactional
public class QuarterBulletins {

    private final Quarters quarters;
    private final Bulletins bulletins;
    private final QuarterFigures figures;
    private final BulletinDrafts drafts;
    private final DocumentNumbers numbers;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    QuarterBulletins(
            Quarters quarters,
            Bulletins bulletins,
            QuarterFigures figures,
            BulletinDrafts drafts,
            DocumentNumbers numbers,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.quarters = quarters;
        this.bulletins = bulletins;
        this.figures = figures;
        this.drafts = drafts;
        this.numbers = numbers;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the office begins with.
     *
     * @param number that it would get now
     */
    public record Draft(String number, BulletinText text, BulletinFacts facts) {}

    /** The quarter's reports and summaries are in, or closed: its bulletin is to be written. */
    public void collate(Quarter quarter) {
        ReportingQuarter found = quarters.get(quarter);
        if (found.state() == QuarterState.OPEN) {
            quarters.move(found, QuarterState.COLLATING);
        } else {
            require(found, QuarterState.COLLATING, "编制通报");
        }
        events.publishEvent(new BulletinDrafted(quarter, BulletinDraft.title(quarter)));
    }

    /** As the tables have it at this moment. */
    @Transactional(readOnly = true)
    public Draft draft(Quarter quarter) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        QuarterFigures.Standing standing = figures.of(quarter, now);
        return new Draft(
                numbers.expected(now).text(),
                new BulletinDraft(quarter, standing.facts()).text(standing.texts()),
                standing.facts());
    }

    /**
     * The bulletin as it would be published now, with what the office has signed, or is just writing.
     *
     * @return empty unless the quarter is being collated
     */
    @Transactional(readOnly = true)
    public Optional<Draft> preview(Quarter quarter) {
        boolean collated = quarters.find(quarter)
                .filter(found -> found.state() == QuarterState.COLLATING)
                .isPresent();
        if (!collated) {
            return Optional.empty();
        }
        Draft draft = draft(quarter);
        BulletinText text =
                bulletins.find(quarter).map(Bulletin::text).orElseGet(() -> drafts.over(draft.text(), quarter));
        return Optional.of(new Draft(draft.number(), text, draft.facts()));
    }

    /** Empty until the quarter's bulletin is published. */
    @Transactional(readOnly = true)
    public Optional<Bulletin> published(Quarter quarter) {
        return bulletins.find(quarter).filter(bulletin -> bulletin.publishedAt() != null);
    }

    /** The quarter's ledger as it was made when the bulletin was published; empty before, and where none was made. */
    @Transactional(readOnly = true)
    public Optional<byte[]> ledger(Quarter quarter) {
        return bulletins.ledger(quarter);
    }

    @Transactional(readOnly = true)
    public boolean hasLedger(Quarter quarter) {
        return bulletins.hasLedger(quarter);
    }

    /** What a bulletin's annexes tell: as it was at its publication, where that was kept. */
    @Transactional(readOnly = true)
    public BulletinFacts facts(Bulletin bulletin) {
        return bulletin.facts() != null
                ? bulletin.facts()
                : figures.of(bulletin.quarter(), OffsetDateTime.now(clock)).facts();
    }

    /**
     * Keeps what the office signs; the diagram then publishes it.
     *
     * @throws InvalidInputException where figures that the draft began with are no longer right, or an item is not the plan's
     */
    public void issue(Quarter quarter, BulletinText text, String userId) {
        require(quarters.get(quarter), QuarterState.COLLATING, "签发通报");
        OffsetDateTime now = OffsetDateTime.now(clock);
        BulletinFacts facts = figures.of(quarter, now).facts();
        List<String> items =
                facts.items().stream().map(BulletinFacts.ItemRow::title).toList();
        if (!text.items().isEmpty()
                && !text.items().stream().map(ItemText::title).toList().equals(items)) {
            throw new InvalidInputException("各项重点任务与本季度的清单不一致，请刷新页面后重新填写。");
        }
        new BulletinDraft(quarter, facts).checkFigures(text);
        bulletins.issue(quarter, text, userId, now);
    }

    private static void require(ReportingQuarter quarter, QuarterState state, String step) {
        if (quarter.state() != state) {
            throw new InvalidInputException(
                    quarter.id().label() + "现为“" + quarter.state().label() + "”，不能" + step + "。");
        }
    }

    /**
     * Gives the signed bulletin its number, and keeps its figures and the ledger as they are at this moment.
     *
     * @throws InvalidInputException before the office has collated the quarter and signed its bulletin
     */
    public void publish(Quarter quarter) {
        ReportingQuarter found = quarters.get(quarter);
        if (found.state() != QuarterState.COLLATING) {
            require(found, QuarterState.PUBLISHED, "发布通报");
            return;
        }
        quarters.move(found, QuarterState.PUBLISHED);
        if (bulletins.find(quarter).isEmpty()) {
            throw new InvalidInputException(quarter.label() + "的通报还没有编制签发，不能发布。");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        DocumentNumber number = numbers.next(now);
        BulletinFacts facts = figures.of(quarter, now).facts();
        bulletins.publish(quarter, number, facts, now);
        bulletins.keepLedger(quarter, ledger.write(quarter, number, now));
        events.publishEvent(new BulletinPublished(new BulletinHead(
                quarter, 0, number.text(), bulletins.find(quarter).orElseThrow().title(), now, true)));
    }
}
