package org.everspring.workbench.web;

import java.util.List;
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

/** Urging many at once: what leads and the office wait for. */
@Controller
class UrgeController {

    private final UrgeLists lists;

    UrgeController(UrgeLists lists) {
        this.lists = lists;
    }

    @GetMapping(UrgeQuery.PATH)
    String show(UrgeQuery query, StaffMember reader, Model model) {
        try {
            return page(query, reader, model);
        } catch (InvalidInputException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }

    /** @param all whether the whole list is meant, whatever is ticked */
    @Audited(kind = AuditKind.PAGE, value = "批量催办")
    @PostMapping(UrgeQuery.PATH)
    String urge(
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String text,
            UrgeQuery query,
            StaffMember person,
            PageAction action) {
        String words = TypedText.clean(text);
        List<Outcome> outcomes = lists.urge(all ? lists.all(person, query) : chosen, words, person);
        return action.run(
                () -> OneByOne.answer(outcomes, all ? "没有需要催办的报送，可能刚刚已经催办。" : "请先勾选要催办的报送，再催办。", "已催办", "项")
                        + "对方回复后会通知您。",
                query.address().ofPage(1),
                () -> {
                    action.model()
                            .addAttribute("outcomes", outcomes)
                            .addAttribute("chosen", chosen)
                            .addAttribute("text", words);
                    return page(query, person, action.model());
                });
    }

    private String page(UrgeQuery query, StaffMember reader, Model model) {
        model.addAttribute("urge", lists.page(reader, query));
        return "urges";
    }
}
