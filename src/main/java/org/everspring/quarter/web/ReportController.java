package org.everspring.quarter.web;

import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.AddedAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The reports and summaries that concern somebody. Of any other nobody learns whether it exists. */
@Controller
class ReportController {

    private final ReportPages pages;
    private final AddedAnswers added;
    private final EvidenceFiles evidence;

    ReportController(ReportPages pages, AddedAnswers added, EvidenceFiles evidence) {
        this.pages = pages;
        this.added = added;
        this.evidence = evidence;
    }

    @GetMapping("/desk/reports/{id}")
    String show(@PathVariable String id, StaffMember reader, Model model) {
        ReportPage page = pages.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("report", page);
        model.addAttribute("added", added.of(page.id()));
        // The leading group reads what was reported, and not the files behind it.
        if (evidence.isReadable(page.id(), reader)) {
            model.addAttribute("evidence", evidence.onSubject(page.id(), reader));
        }
        return "report";
    }
}
