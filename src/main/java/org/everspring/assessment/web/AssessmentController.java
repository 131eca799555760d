package org.everspring.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.assessment.ResultDocument;
import org.everspring.assessment.ScoreRecord;
import org.everspring.assessment.ScoreWorkbook;
import org.everspring.assessment.Scoreboard;
import org.everspring.assessment.Scoreboard.Reader;
import org.everspring.assessment.Scoreboard.Sheet;
import org.everspring.assessment.Scoreboard.Sight;
import org.everspring.assessment.ScoringPeriod;
import org.everspring.assessment.Verification;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
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
    private final Verification verification;

    AssessmentController(
            Scoreboard board,
            ScorePages pages,
            SheetPages sheets,
            ScoreWorkbook workbook,
            ResultDocument document,
            ScoreRecord record,
            Verification verification) {
        this.board = board;
        this.pages = pages;
        this.sheets = sheets;
        this.workbook = workbook;
        this.document = document;
        this.record = record;
        this.verification = verification;
    }

    static Reader reader(StaffMember staff) {
        return new Reader(staff.units(), staff.readsEverything(), staff.holds(StaffRole.PROCESS_OWNER));
    }

    @GetMapping
    String newest(StaffMember staff, Model model) {
        Reader reader = reader(staff);
        return board.sights(reader).stream()
                .findFirst()
                .map(sight -> "redirect:/board/assessment/" + sight.period())
                .orElseGet(() -> {
                    model.addAttribute("judging", board.mayTry(reader));
                    return "assessment";
                });
    }

    @GetMapping("/{period}")
    String show(@PathVariable String period, StaffMember staff, Model model) {
        Reader reader = reader(staff);
        model.addAttribute("board", pages.board(sight(period, reader), reader));
        return "assessment";
    }

    @GetMapping("/{period}/units/{unit}")
    String unit(@PathVariable String period, @PathVariable String unit, StaffMember staff, Model model) {
        Reader reader = reader(staff);
        Sight sight = sight(period, reader);
        Sheet sheet = board.sheet(sight, known(() -> UnitId.of(unit))).orElseThrow(AssessmentController::notFound);
        model.addAttribute("sheet", sheets.sheet(sight, sheet, reader));
        return "score-sheet";
    }

    @GetMapping("/{period}/verify")
    String verify(@PathVariable String period, StaffMember staff, Model model) {
        Sight sight = whole(period, reader(staff));
        model.addAttribute("period", period);
        model.addAttribute("label", sight.period().label());
        model.addAttribute("result", verification.verify(sight.period()));
        return "score-verification";
    }

    @GetMapping("/{period}.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String period, StaffMember staff) {
        Sight sight = whole(period, reader(staff));
        return file(
                sight.period().label() + "考核得分.xlsx",
                MediaType.parseMediaType(ScoreWorkbook.MEDIA_TYPE),
                workbook.write(sight));
    }

    @GetMapping("/{period}.docx")
    ResponseEntity<byte[]> document(@PathVariable String period, StaffMember staff) {
        Sight sight = whole(period, reader(staff));
        if (!sight.isFrozen()) {
            throw notFound();
        }
        return file(
                document.fileName(sight), MediaType.parseMediaType(ResultDocument.MEDIA_TYPE), document.write(sight));
    }

    /** The text that the hash is made of, byte by byte. */
    @GetMapping("/{period}.txt")
    void text(@PathVariable String period, StaffMember staff, HttpServletResponse response) throws IOException {
        Sight sight = whole(period, reader(staff));
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(sight.period() + "-scores.txt"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        record.write(sight.period(), response.getOutputStream());
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    /** Of all units, or none. */
    private Sight whole(String period, Reader reader) {
        Sight sight = sight(period, reader);
        if (!sight.complete()) {
            throw notFound();
        }
        return sight;
    }

    private Sight sight(String period, Reader reader) {
        return board.sight(known(() -> ScoringPeriod.parse(period)), reader)
                .orElseThrow(AssessmentController::notFound);
    }

    private static <T> T known(Supplier<T> parsed) {
        try {
            return parsed.get();
        } catch (InvalidInputException e) {
            throw notFound();
        }
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
