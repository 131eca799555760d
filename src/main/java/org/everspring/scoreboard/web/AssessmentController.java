package org.everspring.scoreboard.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.scoreboard.ResultDocument;
import org.everspring.scoreboard.Scoreboard;
import org.everspring.scoreboard.ScoreboardView;
import org.everspring.scoreboard.UnitScoreSheet;
import org.everspring.scoring.ScoreReader;
import org.everspring.scoring.ScoreRecord;
import org.everspring.scoring.ScoreVerification;
import org.everspring.scoring.ScoreWorkbook;
import org.everspring.scoring.ScoringPeriod;
import org.everspring.web.Download;
import org.everspring.web.SheetTemplate;
import org.everspring.web.WordTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The scores as pages and files. Of what somebody may not read nobody learns whether it exists. */
@Controller
@RequestMapping("/board/assessment")
class AssessmentController {

    private final Scoreboard board;
    private final ScorePages pages;
    private final SheetPages sheets;
    private final ScoreWorkbook workbook;
    private final ResultDocument document;
    private final ScoreRecord record;
    private final ScoreVerification verification;
    private final Plan plan;

    AssessmentController(
            Scoreboard board,
            ScorePages pages,
            SheetPages sheets,
            ScoreWorkbook workbook,
            ResultDocument document,
            ScoreRecord record,
            ScoreVerification verification,
            Plan plan) {
        this.board = board;
        this.pages = pages;
        this.sheets = sheets;
        this.workbook = workbook;
        this.document = document;
        this.record = record;
        this.verification = verification;
        this.plan = plan;
    }

    @GetMapping
    String newest(ScoreReader reader, Model model) {
        return board.views(reader).stream()
                .findFirst()
                .map(view -> "redirect:/board/assessment/" + view.period())
                .orElseGet(() -> {
                    model.addAttribute("judging", reader.mayTry(plan));
                    return "assessment";
                });
    }

    @GetMapping("/{period}")
    String show(@PathVariable String period, ScoreReader reader, Model model) {
        model.addAttribute("board", pages.board(view(period, reader), reader));
        return "assessment";
    }

    @GetMapping("/{period}/units/{unit}")
    String unit(
            @PathVariable String period,
            @PathVariable String unit,
            @RequestParam(required = false) String part,
            @RequestParam(required = false) String page,
            ScoreReader reader,
            Model model) {
        ScoreboardView view = view(period, reader);
        UnitScoreSheet sheet =
                board.sheet(view, known(() -> UnitId.of(unit))).orElseThrow(AssessmentController::notFound);
        model.addAttribute("scores", sheets.sheet(view, sheet, reader, part, page));
        return "score-sheet";
    }

    @GetMapping("/{period}/verify")
    String verify(@PathVariable String period, ScoreReader reader, Model model) {
        ScoreboardView view = whole(period, reader);
        model.addAttribute("period", period);
        model.addAttribute("label", view.period().label());
        model.addAttribute("result", verification.verify(view.period()));
        return "score-verification";
    }

    @GetMapping("/{period}.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String period, ScoreReader reader) {
        ScoreboardView view = whole(period, reader);
        return Download.of(
                view.period().label() + "考核得分.xlsx",
                MediaType.parseMediaType(SheetTemplate.MEDIA_TYPE),
                workbook.write(view.run()));
    }

    @GetMapping("/{period}.docx")
    ResponseEntity<byte[]> document(@PathVariable String period, ScoreReader reader) {
        ScoreboardView view = whole(period, reader);
        if (!view.isFrozen()) {
            throw notFound();
        }
        return Download.of(
                document.fileName(view), MediaType.parseMediaType(WordTemplate.MEDIA_TYPE), document.write(view));
    }

    /** The text that the hash is made of, byte by byte. */
    @GetMapping("/{period}.txt")
    void text(@PathVariable String period, ScoreReader reader, HttpServletResponse response) throws IOException {
        ScoreboardView view = whole(period, reader);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.attachment(view.period() + "-scores.txt"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        record.write(view.period(), response.getOutputStream());
    }

    /** Of all units, or none. */
    private ScoreboardView whole(String period, ScoreReader reader) {
        ScoreboardView view = view(period, reader);
        if (!view.complete()) {
            throw notFound();
        }
        return view;
    }

    private ScoreboardView view(String period, ScoreReader reader) {
        return board.view(known(() -> ScoringPeriod.parse(period)), reader).orElseThrow(AssessmentController::notFound);
    }

    private static <T> T known(Supplier<T> parsed) {
        try {
            return parsed.get();
        } catch (InvalidInputException e) {
            throw notFound();
        }
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
