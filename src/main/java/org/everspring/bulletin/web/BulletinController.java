package org.everspring.bulletin.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.everspring.access.StaffMember;
import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.BulletinCorrections;
import org.everspring.bulletin.BulletinDocument;
import org.everspring.bulletin.BulletinPaper;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.Quarter;
import org.everspring.web.Download;
import org.everspring.web.SheetTemplate;
import org.everspring.web.WordTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The bulletins, for everybody who is signed in: laid out as GB/T 9704-2012 has it, on the page as on paper. What is not
 * published is seen by the office alone, the ledger by those who may read every matter.
 */
@Controller
class BulletinController {

    private final QuarterBulletins bulletins;
    private final BulletinCorrections corrections;
    private final BulletinPages pages;
    private final BulletinDocument document;
    private final Clock clock;

    BulletinController(
            QuarterBulletins bulletins,
            BulletinCorrections corrections,
            BulletinPages pages,
            BulletinDocument document,
            Clock clock) {
        this.bulletins = bulletins;
        this.corrections = corrections;
        this.pages = pages;
        this.document = document;
        this.clock = clock;
    }

    /** Where a bulletin was before; links in mails and files lead here. */
    @GetMapping("/desk/bulletins/{quarter}")
    String before(@PathVariable String quarter) {
        return "redirect:/bulletins/" + pages.published(quarter).quarter();
    }

    @GetMapping("/bulletins/{quarter}")
    String show(@PathVariable String quarter, StaffMember reader, Model model) {
        Bulletin published = pages.published(quarter);
        BulletinPaper paper = pages.paper(published);
        model.addAttribute("corrections", corrections.of(published.quarter()))
                .addAttribute("word", "/bulletins/" + published.quarter() + ".docx")
                .addAttribute("corrects", pages.isOffice(reader))
                .addAttribute("ledger", pages.readsLedger(reader) && bulletins.hasLedger(published.quarter()))
                .addAttribute("live", published.facts() == null);
        return pages.show(paper, published.quarter(), model);
    }

    @GetMapping("/bulletins/{quarter}.docx")
    ResponseEntity<byte[]> word(@PathVariable String quarter) {
        return word(pages.paper(pages.published(quarter)));
    }

    private ResponseEntity<byte[]> word(BulletinPaper paper) {
        return Download.of(
                BulletinDocument.fileName(paper),
                MediaType.parseMediaType(WordTemplate.MEDIA_TYPE),
                document.write(paper));
    }

    @GetMapping("/bulletins/{quarter}/ledger.xlsx")
    ResponseEntity<byte[]> ledger(@PathVariable String quarter, StaffMember reader) {
        Quarter known = pages.quarter(quarter);
        if (!pages.readsLedger(reader)) {
            throw BulletinPages.notFound();
        }
        return Download.of(
                known.label() + "台账.xlsx",
                MediaType.parseMediaType(SheetTemplate.MEDIA_TYPE),
                bulletins.ledger(known).orElseThrow(BulletinPages::notFound));
    }

    /** What the office is writing, as it will look. */
    @GetMapping("/bulletins/{quarter}/preview")
    String preview(@PathVariable String quarter, StaffMember reader, Model model) {
        pages.requireOffice(reader);
        Quarter known = pages.quarter(quarter);
        QuarterBulletins.Draft draft = bulletins.preview(known).orElseThrow(BulletinPages::notFound);
        model.addAttribute("preview", true);
        return pages.show(pages.paper(draft, OffsetDateTime.now(clock)), known, model);
    }

    @GetMapping("/bulletins/{quarter}/corrections/{ordinal}")
    String correction(@PathVariable String quarter, @PathVariable String ordinal, Model model) {
        Bulletin corrected = pages.published(quarter);
        model.addAttribute("corrected", corrected)
                .addAttribute("word", "/bulletins/" + corrected.quarter() + "/corrections/" + ordinal + ".docx");
        return pages.show(pages.paper(corrected, ordinal), corrected.quarter(), model);
    }

    @GetMapping("/bulletins/{quarter}/corrections/{ordinal}.docx")
    ResponseEntity<byte[]> correctionInWord(@PathVariable String quarter, @PathVariable String ordinal) {
        return word(pages.paper(pages.published(quarter), ordinal));
    }
}
