package org.everspring.promotion.web;

import java.util.Map;
import org.everspring.access.StaffMember;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.forms.AddedAnswers;
import org.everspring.forms.FormLimits;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.TypedText;
import org.everspring.promotion.CaseDocument;
import org.everspring.promotion.Experience;
import org.everspring.promotion.ExperienceRecognition;
import org.everspring.promotion.RecognitionLevel;
import org.everspring.web.Download;
import org.everspring.web.PageAction;
import org.everspring.web.WordTemplate;
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
import org.springframework.web.server.ResponseStatusException;

/**
 * The library of typical experience for everybody who is signed in.
 *
 * <p>A refused action shows the page again (422) with the reason and what was typed; one that succeeds redirects.
 */
@Controller
@RequestMapping("/board/experiences")
class ExperienceController {

    private final ExperienceListQuery lists;
    private final ExperiencePageQuery pages;
    private final ExperienceAccess access;
    private final ExperienceRecognition recognition;
    private final CaseDocument document;
    private final AddedAnswers added;
    private final FormLimits limits;
    private final EvidenceFiles evidence;

    ExperienceController(
            ExperienceListQuery lists,
            ExperiencePageQuery pages,
            ExperienceAccess access,
            ExperienceRecognition recognition,
            CaseDocument document,
            AddedAnswers added,
            FormLimits limits,
            EvidenceFiles evidence) {
        this.lists = lists;
        this.pages = pages;
        this.access = access;
        this.recognition = recognition;
        this.document = document;
        this.added = added;
        this.limits = limits;
        this.evidence = evidence;
    }

    /** What is typed to raise an experience. */
    record Raise(@Nullable String level, @Nullable String basis) {

        Raise {
            basis = TypedText.clean(basis);
        }
    }

    @GetMapping
    String list(ExperienceQuery query, StaffMember reader, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("list", lists.list(reader, query));
        return "experiences";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, StaffMember reader, Model model) {
        return page(known(id, reader), new Raise(null, null), reader, model);
    }

    @GetMapping("/{id}.docx")
    ResponseEntity<byte[]> document(@PathVariable String id, StaffMember reader) {
        Experience experience = known(id, reader);
        return Download.of(
                document.fileName(experience),
                MediaType.parseMediaType(WordTemplate.MEDIA_TYPE),
                document.write(experience));
    }

    @Audited(kind = AuditKind.PAGE, value = "登记经验认定")
    @PostMapping("/{id}/recognition")
    String raise(@PathVariable String id, Raise typed, StaffMember reader, PageAction action) {
        Experience experience = known(id, reader);
        return action.run(
                () -> {
                    limits.check("recognise-experience", Map.of("recognitionBasis", typed.basis()));
                    RecognitionLevel level = RecognitionLevel.of(typed.level());
                    recognition.raise(experience.id(), level, typed.basis(), reader.units(), reader.userId());
                    return "认定层级已登记，并告知推荐单位。";
                },
                "/board/experiences/{id}",
                () -> page(experience, typed, reader, action.model()));
    }

    private String page(Experience experience, Raise typed, StaffMember reader, Model model) {
        String subject = experience.id().toString();
        model.addAttribute("page", pages.page(experience, reader));
        model.addAttribute("typed", typed);
        if (evidence.isReadable(subject, reader)) {
            model.addAttribute("added", added.of(subject));
            model.addAttribute("evidence", evidence.onSubject(subject, reader));
        }
        return "experience";
    }

    private Experience known(String id, StaffMember reader) {
        return access.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
