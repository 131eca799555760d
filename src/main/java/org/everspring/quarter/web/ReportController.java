package org.everspring.quarter.web;

import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.AddedAnswers;
import org.everspring.matter.ObligationId;
import org.everspring.matter.SummaryId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The reports and summaries that concern somebody. Of any other nobody learns whether it exists. */
@Controller
class ReportController {

    private final UnitReportPages reports;
    private final SummaryPages summaries;
    private final AddedAnswers added;
    private final EvidenceFiles evidence;

    ReportController(UnitReportPages reports, SummaryPages summaries, AddedAnswers added, EvidenceFiles evidence) {
        this.reports = reports;
        this.summaries = summaries;
        this.added = added;
        this.evidence = evidence;
    }

    @GetMapping("/desk/reports/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(required = false) String sort,
            @RequestParam(required = false) String page,
            StaffMember reader,
            Model model) {
        ReportPage report = ObligationId.find(id)
                .flatMap(known -> reports.find(known, reader))
                .or(() -> SummaryId.find(id).flatMap(summary -> summaries.find(summary, reader, sort, page)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("report", report);
        model.addAttribute("added", added.of(id));
        // The leading group reads what was reported, and not the files behind it.
        if (evidence.isReadable(id, reader)) {
            model.addAttribute("evidence", evidence.onSubject(id, reader));
        }
        return "report";
    }
}
