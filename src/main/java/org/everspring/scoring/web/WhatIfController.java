package org.everspring.scoring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.scoring.DecisionTables;
import org.everspring.scoring.DecisionTables.Table;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoringFailedException;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.scoring.WhatIf;
import org.everspring.web.Download;
import org.everspring.web.PageAction;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.server.ResponseStatusException;

/**
 * Where those who judge try a changed decision table before it is deployed. For everybody else there is no such page.
 *
 * <p>A refused file shows the page again (422) with the reason.
 */
@Controller
@RequestMapping("/board/assessment")
class WhatIfController {

    private final DecisionTables tables;
    private final WhatIf whatIf;
    private final WhatIfPages pages;
    private final Plan plan;

    WhatIfController(DecisionTables tables, WhatIf whatIf, WhatIfPages pages, Plan plan) {
        this.tables = tables;
        this.whatIf = whatIf;
        this.pages = pages;
        this.plan = plan;
    }

    @GetMapping("/what-if")
    String ask(@RequestParam(required = false) String period, ScoreReader reader, Model model) {
        judge(reader);
        return page(reader, period, model);
    }

    /** The file is read only after it is known that the person may try one. */
    @Audited(kind = AuditKind.PAGE, value = "试算评分表")
    @PostMapping("/what-if")
    String compare(ScoreReader reader, HttpServletRequest request, PageAction action) {
        judge(reader);
        return action.show(
                () -> {
                    MultipartFile file = file(request);
                    var compared = whatIf.compare(ScoringPeriod.parse(request.getParameter("period")), content(file));
                    action.model()
                            .addAttribute("result", pages.result(compared))
                            .addAttribute("fileName", file.getOriginalFilename());
                },
                () -> page(reader, period(request), action.model()));
    }

    /** None where the request could not be read. */
    private static @Nullable String period(HttpServletRequest request) {
        try {
            return request.getParameter("period");
        } catch (MultipartException e) {
            return null;
        }
    }

    private static byte[] content(MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return content.readNBytes(DecisionTables.LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MultipartFile file(HttpServletRequest request) {
        try {
            MultipartFile file = request instanceof MultipartRequest upload ? upload.getFile("file") : null;
            if (file == null || file.isEmpty()) {
                throw new InvalidInputException("没有收到文件，请选择修改后的评分表（.dmn）。");
            }
            return file;
        } catch (MultipartException e) {
            throw new InvalidInputException("文件没有完整收到，或超过1MB，请检查后重新上传。");
        }
    }

    private String page(ScoreReader reader, @Nullable String period, Model model) {
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
    ResponseEntity<byte[]> table(@PathVariable String key, ScoreReader reader) {
        judge(reader);
        Table table = inForce().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(WhatIfController::notFound);
        return Download.of(
                table.name() + "（第" + table.version() + "版）.dmn",
                MediaType.APPLICATION_XML,
                tables.file(table.key(), table.version()));
    }

    private void judge(ScoreReader reader) {
        if (!reader.mayTry(plan)) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
