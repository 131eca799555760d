package org.everspring.workbench.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.everspring.access.StaffMember;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.web.PageAction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The review workbench: a lead's own items, and of each what its units have handed in. */
@Controller
class ReviewController {

    /** What a page shows, and some that another one had ticked before. */
    private static final int MOST = 100;

    private static final String ANSWER = "answer.";
    private static final String ACCEPT = "accept";

    private final Reviews reviews;

    ReviewController(Reviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping(ReviewQuery.PATH)
    String show(ReviewQuery query, StaffMember reader, Model model) {
        try {
            return page(query, reader, model);
        } catch (InvalidInputException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }

    /** @param chosen the business keys of those that are decided alike */
    @Audited(kind = AuditKind.PAGE, value = "审核工作台批量办理")
    @PostMapping(ReviewQuery.PATH)
    String decide(
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = ACCEPT) String decision,
            @RequestParam Map<String, String> sent,
            ReviewQuery query,
            StaffMember person,
            PageAction action) {
        ReviewKind kind = query.kind();
        boolean accepted = decision.equals(ACCEPT);
        Map<String, String> typed = typed(sent);
        List<Outcome> outcomes = decide(kind, accepted, chosen, typed, person);
        String done = accepted ? "已" + kind.consent() : "已退回";
        return action.run(
                () -> {
                    String told = OneByOne.answer(outcomes, "请先勾选，再" + kind.consent() + "。", done, "份");
                    action.tell("outcomes", outcomes);
                    return told;
                },
                reviews.isWaiting(kind, query.item(), person)
                        ? query.address(query.item()).ofPage(query.pageNumber())
                        : query.address(null).ofPage(1),
                () -> {
                    action.model()
                            .addAttribute("outcomes", outcomes)
                            .addAttribute("tried", new Attempt(chosen, accepted, typed));
                    return page(query, person, action.model());
                });
    }

    private List<Outcome> decide(
            ReviewKind kind, boolean accepted, List<String> chosen, Map<String, String> typed, StaffMember person) {
        if (chosen.size() > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "一次最多办理" + MOST + "份，请分批办理。");
        }
        return reviews.decide(kind, accepted, chosen, typed, person);
    }

    private static Map<String, String> typed(Map<String, String> sent) {
        Map<String, String> typed = new HashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(ANSWER)) {
                typed.put(name.substring(ANSWER.length()), TypedText.clean(value));
            }
        });
        return typed;
    }

    private String page(ReviewQuery query, StaffMember reader, Model model) {
        model.addAttribute("review", reviews.page(reader, query));
        return "reviews";
    }

    /** What was tried and not all of it done, with what was typed. */
    record Attempt(List<String> chosen, boolean accepted, Map<String, String> typed) {

        /** What was typed into a field of the whole page's form. */
        public String accepting(String key) {
            return accepted ? typed.getOrDefault(key, "") : "";
        }

        /** What was typed into a field of one row's form. */
        public String returning(String id, String key) {
            return isReturned(id) ? typed.getOrDefault(key, "") : "";
        }

        public boolean isAccepted(String id) {
            return accepted && chosen.contains(id);
        }

        public boolean isReturned(String id) {
            return !accepted && chosen.contains(id);
        }
    }
}
