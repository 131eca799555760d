package org.everspring.promotion.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.AddedAnswers;
import org.everspring.forms.FormLimits;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.promotion.CaseDocument;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceRecognition;
import org.everspring.promotion.RecognitionLevel;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The library of typical experience for everybody who is signed in.
 *
 * <p>A refused action shows the page again (422) with the reason and what was typed; one that succeeds redirects.
 */
@Controller
@RequestMapping("/board/experiences")
class ExperienceController {

    private final ExperienceDesk desk;
    private final ExperienceRecognition recognition;
    private final CaseDocument document;
    private final AddedAnswers added;
    private final FormLimits limits;
    private final EvidenceFiles evidence;

    ExperienceController(
            ExperienceDesk desk,
            ExperienceRecognition recognition,
            CaseDocument document,
            AddedAnswers added,
            FormLimits limits,
            EvidenceFiles evidence) {
        this.desk = desk;
        this.recognition = recognition;
        this.document = document;
        this.added = added;
        this.limits = limits;
        this.evidence = evidence;
    }

    /** @param level and the basis are what was entered */
    record Refusal(String message, String level, String basis) {}

    @GetMapping
    String list(ExperienceQuery query, StaffMember reader, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("list", desk.list(reader, query));
        return "experiences";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, StaffMember reader, Model model) {
        return page(known(id, reader), reader, model);
    }

    @GetMapping("/{id}.docx")
    ResponseEntity<byte[]> document(@PathVariable String id, StaffMember reader) {
        Experience experience = known(id, reader);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CaseDocument.MEDIA_TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName(experience), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(document.write(experience));
    }

    @Audited(kind = AuditKind.PAGE, value = "登记经验认定")
    @PostMapping("/{id}/recognition")
    String raise(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String basis,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Experience experience = known(id, reader);
        String text = TypedText.clean(basis);
        try {
            limits.check("recognise-experience", Map.of("recognitionBasis", text));
            recognition.raise(experience.id(), RecognitionLevel.of(level), text, reader.units(), reader.userId());
        } catch (InvalidInputException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", new Refusal(e.getMessage(), level, text));
            return page(experience, reader, model);
        }
        redirect.addFlashAttribute("confirmation", "认定层级已登记，并告知推荐单位。");
        redirect.addAttribute("id", experience.id().toString());
        return "redirect:/board/experiences/{id}";
    }

    private String page(Experience experience, StaffMember reader, Model model) {
        String subject = experience.id().toString();
        model.addAttribute("experience", desk.page(experience, reader));
        if (evidence.isReadable(subject, reader)) {
            model.addAttribute("added", added.of(subject));
            model.addAttribute("evidence", evidence.onSubject(subject, reader));
        }
        return "experience";
    }

    private Experience known(String id, StaffMember reader) {
        return desk.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
