package org.everspring.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.everspring.access.StaffMember;
import org.everspring.assessment.DecisionTables;
import org.everspring.assessment.DecisionTables.Table;
import org.everspring.assessment.Scoreboard;
import org.everspring.assessment.Scoreboard.Reader;
import org.everspring.assessment.ScoringFailedException;
import org.everspring.assessment.ScoringPeriod;
import org.everspring.assessment.WhatIf;
import org.everspring.kernel.InvalidInputException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/**
 * Where those who judge try a changed decision table before it is deployed. For everybody else there is no such page.
 *
 * <p>A refused file shows the page again (422) with the reason.
 */
@Controller
@RequestMapping("/board/assessment")
class WhatIfController {

    private final Scoreboard board;
    private final DecisionTables tables;
    private final WhatIf whatIf;
    private final WhatIfPages pages;

    WhatIfController(Scoreboard board, DecisionTables tables, WhatIf whatIf, WhatIfPages pages) {
        this.board = board;
        this.tables = tables;
        this.whatIf = whatIf;
        this.pages = pages;
    }

    @GetMapping("/what-if")
    String ask(@RequestParam(required = false) String period, StaffMember staff, Model model) {
        return page(judge(staff), period, model);
    }

    /** The file is read only after it is known that the person may try one. */
    @PostMapping("/what-if")
    String compare(StaffMember staff, HttpServletRequest request, Model model, HttpServletResponse response)
            throws IOException {
        Reader reader = judge(staff);
        String period = null;
        try {
            period = request.getParameter("period");
            MultipartFile file = file(request);
            byte[] dmn = file.getInputStream().readNBytes(AssessmentApiController.LARGEST + 1);
            model.addAttribute("result", pages.result(whatIf.compare(ScoringPeriod.parse(period), dmn)));
            model.addAttribute("fileName", file.getOriginalFilename());
        } catch (InvalidInputException e) {
            refuse(e.getMessage(), model, response);
        } catch (MultipartException e) {
            refuse("文件没有完整收到，或超过1MB，请检查后重新上传。", model, response);
        }
        return page(reader, period, model);
    }

    private static MultipartFile file(HttpServletRequest request) {
        MultipartFile file = request instanceof MultipartRequest upload ? upload.getFile("file") : null;
        if (file == null || file.isEmpty()) {
            throw new InvalidInputException("没有收到文件，请选择修改后的评分表（.dmn）。");
        }
        return file;
    }

    private static void refuse(String message, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusal", message);
    }

    private String page(Reader reader, String period, Model model) {
        model.addAttribute("periods", pages.periods(reader, period));
        model.addAttribute("tables", inForce());
        return "score-what-if";
    }

    /** None while one of them is missing, which the attempt itself says. */
    private List<Table> inForce() {
        try {
            return tables.inForce();
        } catch (ScoringFailedException e) {
            return List.of();
        }
    }

    /** What a change begins with: the table as it is in force. */
    @GetMapping("/tables/{key}.dmn")
    ResponseEntity<byte[]> table(@PathVariable String key, StaffMember staff) {
        judge(staff);
        Table table = inForce().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(AssessmentController::notFound);
        return AssessmentController.file(
                table.name() + "（第" + table.version() + "版）.dmn",
                MediaType.APPLICATION_XML,
                tables.file(table.key(), table.version()));
    }

    private Reader judge(StaffMember staff) {
        Reader reader = AssessmentController.reader(staff);
        if (!board.mayTry(reader)) {
            throw AssessmentController.notFound();
        }
        return reader;
    }
}
