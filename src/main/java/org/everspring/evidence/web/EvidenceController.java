package org.everspring.evidence.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.everspring.access.StaffMember;
import org.everspring.evidence.Evidence;
import org.everspring.evidence.EvidenceFiles;
import org.everspring.evidence.EvidenceNotFoundException;
import org.everspring.evidence.EvidenceSettings;
import org.everspring.evidence.EvidenceTask.Claim;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/** What the tab 佐证材料 in Tasklist and the pages of the desk ask. Every refusal is JSON with a message in Chinese. */
@RestController
class EvidenceController {

    private final EvidenceFiles files;
    private final EvidenceSettings settings;

    EvidenceController(EvidenceFiles files, EvidenceSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    record OnTask(@Nullable String subject, Claim claim, boolean mayAdd, Limits limits, List<Row> files) {}

    record OnSubject(String subject, boolean mayAdd, Limits limits, List<Row> files) {}

    /** What the page checks before it sends anything. */
    record Limits(long maxSize, String maxSizeText, int maxFiles, List<String> types) {}

    /** @param removable as far as the uploader goes; whether the task or matter is open the page knows by itself */
    record Row(
            UUID id,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            String uploadedByName,
            String uploadedText,
            boolean removable) {}

    record Refusal(String message) {}

    @GetMapping("/desk/tasks/{taskId}/evidence")
    OnTask list(@PathVariable String taskId, HttpServletRequest request) {
        StaffMember person = signedIn(request);
        EvidenceFiles.OnTask found = files.onTask(taskId, person);
        List<Row> rows = found.files().stream()
                .map(evidence -> row(evidence, person, taskId))
                .toList();
        return new OnTask(found.task().subject(), found.task().claim(), found.mayAdd(), limits(), rows);
    }

    private Limits limits() {
        return new Limits(settings.maxSize().toBytes(), settings.maxSizeText(), settings.maxFiles(), settings.types());
    }

    /** The parts are read only after it is known that the person may upload here. */
    @Audited(kind = AuditKind.EVIDENCE, value = "上传佐证材料")
    @PostMapping(path = "/desk/tasks/{taskId}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Row add(@PathVariable String taskId, HttpServletRequest request) throws IOException {
        StaffMember person = signedIn(request);
        files.workable(taskId, person);
        return row(add(request, (name, content) -> files.add(taskId, name, content, person)), person, taskId);
    }

    @GetMapping("/desk/subjects/{subject}/evidence")
    OnSubject listOfSubject(@PathVariable String subject, HttpServletRequest request) {
        StaffMember person = signedIn(request);
        EvidenceFiles.OnSubject found = files.onSubject(subject, person);
        List<Row> rows = found.files().stream()
                .map(evidence -> row(evidence, person, null))
                .toList();
        return new OnSubject(found.subject(), found.mayAdd(), limits(), rows);
    }

    /** As {@link #add}, but outside a task. */
    @Audited(kind = AuditKind.EVIDENCE, value = "上传佐证材料")
    @PostMapping(path = "/desk/subjects/{subject}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Row addToSubject(@PathVariable String subject, HttpServletRequest request) throws IOException {
        StaffMember person = signedIn(request);
        files.requireOpen(subject, person);
        return row(add(request, (name, content) -> files.addTo(subject, name, content, person)), person, null);
    }

    private interface Upload {
        Evidence add(String fileName, InputStream content);
    }

    private static Evidence add(HttpServletRequest request, Upload upload) throws IOException {
        MultipartFile file = file(request);
        try (InputStream content = file.getInputStream()) {
            return upload.add(file.getOriginalFilename(), content);
        }
    }

    private static MultipartFile file(HttpServletRequest request) {
        MultipartFile file = ((MultipartRequest) request).getFile("file");
        if (file == null) {
            throw new InvalidInputException("没有收到文件，请重新选择。");
        }
        return file;
    }

    @Audited(kind = AuditKind.EVIDENCE, value = "下载佐证材料")
    @GetMapping("/desk/evidence/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable String id, HttpServletRequest request) {
        Evidence evidence = files.find(idOf(id), signedIn(request)).orElseThrow(EvidenceController::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(evidence.mediaType()))
                .contentLength(evidence.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named(evidence.fileName()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(new InputStreamResource(files.open(evidence)));
    }

    @Audited(kind = AuditKind.EVIDENCE, value = "删除佐证材料")
    @DeleteMapping("/desk/evidence/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, HttpServletRequest request) {
        files.remove(idOf(id), signedIn(request));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(EvidenceNotFoundException e) {
        return refusal(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(MaxUploadSizeExceededException e) {
        return refusal(HttpStatus.PAYLOAD_TOO_LARGE, "文件超过" + settings.maxSizeText() + "，请压缩或拆分后再上传。");
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refuse(MultipartException e) {
        return refusal(HttpStatus.BAD_REQUEST, "上传未完成或文件名过长，请检查网络和文件名后重新上传。");
    }

    private static ResponseEntity<Refusal> refusal(HttpStatus status, String message) {
        // Said outright: a link from a page asks for anything but JSON.
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(message));
    }

    private static StaffMember signedIn(HttpServletRequest request) {
        return (StaffMember) request.getUserPrincipal();
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static EvidenceNotFoundException notFound() {
        return new EvidenceNotFoundException();
    }

    private static Row row(Evidence evidence, StaffMember person, @Nullable String taskId) {
        return new Row(
                evidence.id(),
                evidence.fileName(),
                evidence.mediaType(),
                evidence.size(),
                evidence.sha256(),
                evidence.uploadedByName(),
                evidence.uploadedText(),
                evidence.uploadedBy().equals(person.userId()) && Objects.equals(evidence.taskId(), taskId));
    }
}
