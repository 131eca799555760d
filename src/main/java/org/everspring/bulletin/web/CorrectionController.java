package org.everspring.bulletin.web;

import org.everspring.access.StaffMember;
import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.BulletinCorrections;
import org.everspring.bulletin.BulletinPaper;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.web.PageAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The office corrects a published bulletin: written, looked at, published. */
@Controller
@RequestMapping("/bulletins/{quarter}/corrections")
class CorrectionController {

    private final BulletinCorrections corrections;
    private final BulletinPages pages;

    CorrectionController(BulletinCorrections corrections, BulletinPages pages) {
        this.corrections = corrections;
        this.pages = pages;
    }

    /** @param known how many corrections there were when the page was opened; null before */
    record Input(
            @Nullable String text,
            @Nullable String signedBy,
            @Nullable Integer known) {

        String typed() {
            return text == null ? "" : text;
        }

        String signer() {
            return signedBy == null ? "" : signedBy;
        }
    }

    @GetMapping("/new")
    String begin(@PathVariable String quarter, StaffMember reader, Model model) {
        pages.requireOffice(reader);
        Bulletin corrected = pages.published(quarter);
        return page(corrected, new Input("", "", null), model);
    }

    /** Shows what is typed as it will look; nothing is kept. */
    @Audited(kind = AuditKind.PAGE, value = "预览更正通报")
    @PostMapping("/preview")
    String preview(@PathVariable String quarter, Input input, StaffMember reader, PageAction action) {
        pages.requireOffice(reader);
        Bulletin corrected = pages.published(quarter);
        return action.show(
                () -> {
                    BulletinPaper paper =
                            pages.paper(corrections.draft(corrected, input.typed(), input.signer()), corrected);
                    action.model()
                            .addAttribute("paper", paper)
                            .addAttribute("issuerPhrases", BulletinPages.phrases(paper.issuer()))
                            .addAttribute("titlePhrases", BulletinPages.phrases(paper.title()));
                },
                () -> page(corrected, input, action.model()));
    }

    @Audited(kind = AuditKind.PAGE, value = "发布更正通报")
    @PostMapping
    String publish(@PathVariable String quarter, Input input, StaffMember reader, PageAction action) {
        pages.requireOffice(reader);
        Bulletin corrected = pages.published(quarter);
        return action.run(
                () -> {
                    int known = input.known() == null ? -1 : input.known();
                    var correction =
                            corrections.publish(corrected, input.typed(), input.signer(), known, reader.userId());
                    action.lead("ordinal", String.valueOf(correction.ordinal()));
                    return "更正通报已发布（" + correction.number() + "），各单位会收到通知。";
                },
                "/bulletins/{quarter}/corrections/{ordinal}",
                () -> page(corrected, input, action.model()));
    }

    private String page(Bulletin corrected, Input input, Model model) {
        int known = input.known() == null ? corrections.of(corrected.quarter()).size() : input.known();
        model.addAttribute("corrected", corrected)
                .addAttribute("opening", BulletinCorrections.opening(corrected))
                .addAttribute("input", new Input(input.typed(), input.signer(), known))
                .addAttribute("longest", BulletinCorrections.LONGEST_TEXT)
                .addAttribute("longestName", BulletinCorrections.LONGEST_NAME);
        return "bulletin-correction";
    }
}
