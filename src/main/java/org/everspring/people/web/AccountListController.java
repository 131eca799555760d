package org.everspring.people.web;

import java.util.List;
import java.util.Locale;
import org.everspring.access.StaffMember;
import org.everspring.kernel.SortOrder;
import org.everspring.people.AccountColumn;
import org.everspring.people.AccountKind;
import org.everspring.people.AccountList;
import org.everspring.web.Choice;
import org.everspring.web.ListAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** All accounts, for whoever keeps them and for the auditor. */
@Controller
class AccountListController {

    private static final String PATH = "/board/accounts";

    private final AccountList accounts;

    AccountListController(AccountList accounts) {
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String sort,
            @RequestParam(required = false) String page,
            StaffMember reader,
            Model model) {
        requireReader(reader);
        String words = ListAddress.part(text);
        String asked = kind == null ? null : ListAddress.part(kind.toUpperCase(Locale.ROOT));
        List<Choice<AccountKind>> kinds = Choice.of("范围", List.of(AccountKind.values()), AccountKind::name, asked);
        SortOrder<AccountColumn> order = SortOrder.parse(ListAddress.part(sort), AccountColumn.class);
        ListAddress address =
                new ListAddress(PATH).with("text", words).with("kind", asked).sorted(order);
        model.addAttribute("keeps", reader.keepsAccounts())
                .addAttribute("text", words)
                .addAttribute("kinds", kinds)
                .addAttribute("sort", order.code())
                .addAttribute(
                        "page",
                        accounts.page(words, Choice.chosen(kinds).orElse(null), order, ListAddress.pageNumber(page)))
                .addAttribute("address", address)
                .addAttribute("heads", address.heads(order));
        return "accounts";
    }

    static void requireReader(StaffMember reader) {
        if (!reader.seesAccounts()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
