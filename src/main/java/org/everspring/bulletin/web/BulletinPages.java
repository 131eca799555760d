package org.everspring.bulletin.web;

import java.time.OffsetDateTime;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.BulletinCorrections;
import org.everspring.bulletin.BulletinPaper;
import org.everspring.bulletin.BulletinPapers;
import org.everspring.bulletin.Correction;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of bulletins and of corrections have in common. */
@Component
class BulletinPages {

    private final QuarterBulletins bulletins;
    private final BulletinCorrections corrections;
    private final BulletinPapers papers;
    private final Plan plan;

    BulletinPages(QuarterBulletins bulletins, BulletinCorrections corrections, BulletinPapers papers, Plan plan) {
        this.bulletins = bulletins;
        this.corrections = corrections;
        this.papers = papers;
        this.plan = plan;
    }

    Quarter quarter(String text) {
        try {
            return Quarter.parse(text);
        } catch (InvalidInputException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    Bulletin published(String quarter) {
        return bulletins.published(quarter(quarter)).orElseThrow(BulletinPages::notFound);
    }

    BulletinPaper paper(Bulletin published) {
        if (published.number() == null || published.publishedAt() == null) {
            throw notFound();
        }
        return papers.of(published.text(), published.number(), bulletins.facts(published), published.publishedAt());
    }

    BulletinPaper paper(QuarterBulletins.Draft draft, OffsetDateTime at) {
        return papers.of(draft.text(), draft.number(), draft.facts(), at);
    }

    BulletinPaper paper(Bulletin corrected, String ordinal) {
        if (!ordinal.matches("[1-9][0-9]{0,3}")) {
            throw notFound();
        }
        return corrections
                .find(corrected.quarter(), Integer.parseInt(ordinal))
                .map(correction -> paper(correction, corrected))
                .orElseThrow(BulletinPages::notFound);
    }

    BulletinPaper paper(Correction correction, Bulletin corrected) {
        return papers.of(correction, corrected);
    }

    String show(BulletinPaper paper, Quarter quarter, Model model) {
        model.addAttribute("paper", paper)
                .addAttribute("quarter", quarter)
                .addAttribute("issuerPhrases", phrases(paper.issuer()))
                .addAttribute("titlePhrases", phrases(paper.title()));
        return "bulletin";
    }

    /** GB/T 9704-2012, 7.3.1: a title breaks where the sense does. */
    static List<String> phrases(String text) {
        return List.of(text.split("(?<=季度)|(?=领导小组)"));
    }

    boolean isOffice(StaffMember reader) {
        return reader.memberOf(plan.office().id());
    }

    /** Of what somebody may not see nobody learns whether it is there. */
    void requireOffice(StaffMember reader) {
        if (!isOffice(reader)) {
            throw notFound();
        }
    }

    /** Who may read every unit's report. */
    boolean readsLedger(StaffMember reader) {
        return reader.overseesAll(plan) || reader.memberOf(plan.leadingGroup().id());
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
