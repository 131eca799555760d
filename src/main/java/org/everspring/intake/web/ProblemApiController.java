package org.everspring.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.everspring.access.StaffMember;
import org.everspring.forms.FormLimits;
import org.everspring.improvement.ProblemQueries;
import org.everspring.improvement.ProblemReport;
import org.everspring.improvement.ProblemSnapshot;
import org.everspring.intake.ExternalProblems;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where other systems hand in problems, for instance the 12345 hotline. The sender is the account of the call; under its
 * own key it may send the same problem any number of times and ask what has become of it. Answers are JSON, refusals with
 * a message in Chinese.
 */
@RestController
@RequestMapping("/api/problems/{key}")
class ProblemApiController {

    /** Twenty units and the longest description need less than half of it. */
    private static final int LARGEST = 64 * 1024;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~:-]{1,100}");

    private final ProblemQueries problems;
    private final FormLimits limits;
    private final ExternalProblems intake;

    ProblemApiController(ProblemQueries problems, FormLimits limits, ExternalProblems intake) {
        this.problems = problems;
        this.limits = limits;
        this.intake = intake;
    }

    /**
     * @param number ours
     * @param state a word of {@link org.everspring.improvement.ProblemState}
     * @param outcome the reason of a rejection, or how it was closed; null before
     * @param page where staff read it
     */
    record Answer(
            String key,
            String number,
            String state,
            String stateText,
            @Nullable String outcome,
            String page) {}

    @Audited(kind = AuditKind.PAGE, value = "报送问题")
    @PutMapping
    ResponseEntity<Answer> put(@PathVariable String key, StaffMember sender, HttpServletRequest request)
            throws IOException {
        checkKey(key);
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "内容超过64KB，请精简后重新发送。");
        }
        ProblemReport report = ProblemInput.read(body);
        // Other systems may say as much as people may in the form.
        limits.check(
                "find-problem",
                Map.of(
                        "problemTitle",
                        report.title(),
                        "problemDescription",
                        report.description(),
                        "concernedUnitIds",
                        report.concerned().stream().map(UnitId::value).toList()));
        boolean isNew = problems.ofOrigin(sender.userId(), key).isEmpty();
        ProblemSnapshot problem = problems.get(intake.file(new Actor(sender.userId(), sender.name()), key, report));
        return isNew
                ? ResponseEntity.created(URI.create(request.getRequestURI())).body(answer(key, problem))
                : ResponseEntity.ok(answer(key, problem));
    }

    @GetMapping
    Answer get(@PathVariable String key, StaffMember sender) {
        return problems.ofOrigin(sender.userId(), key)
                .map(problem -> answer(key, problem))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有以这个编号报送过问题。"));
    }

    private static Answer answer(String key, ProblemSnapshot problem) {
        return new Answer(
                key,
                problem.id().toString(),
                problem.state().name(),
                problem.state().label(),
                problem.closure() == null ? null : problem.closure().outcome(),
                "/desk/problems/" + problem.id());
    }

    private static void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidInputException("编号只能用字母、数字和“. _ ~ : -”，最多100个字符。");
        }
    }
}
