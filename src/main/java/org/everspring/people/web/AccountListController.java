package org.everspring.people.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.people.Account;
import org.everspring.people.Accounts;
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

    private static final int PAGE_SIZE = 50;

    private final Accounts accounts;

    AccountListController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Which accounts a list shows. */
    enum Kind {
        ALL("全部账号"),
        DISABLED("已停用"),
        IDLE("未分配单位和角色"),
        SPECIAL("管理和监督人员");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        boolean holds(Account account) {
            return switch (this) {
                case ALL -> true;
                case DISABLED -> account.disabled() != null;
                case IDLE -> account.idle();
                case SPECIAL -> !account.roles().isEmpty();
            };
        }

        static Kind of(String name) {
            return Stream.of(values())
                    .filter(kind -> kind.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    @GetMapping("/board/accounts")
    String list(
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String page,
            StaffMember reader,
            Model model) {
        requireReader(reader);
        String words = ListAddress.part(text);
        Kind chosen = Kind.of(kind);
        List<Account> found = accounts.all().stream()
                .filter(chosen::holds)
                .filter(account -> words == null || matches(account, words.toLowerCase(Locale.ROOT)))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(ListAddress.pageNumber(page), pages);
        model.addAttribute("keeps", reader.keepsAccounts())
                .addAttribute("text", words)
                .addAttribute("kind", chosen)
                .addAttribute("kinds", Kind.values())
                .addAttribute("total", found.size())
                .addAttribute(
                        "rows",
                        found.stream()
                                .skip((long) (shown - 1) * PAGE_SIZE)
                                .limit(PAGE_SIZE)
                                .toList())
                .addAttribute("page", shown)
                .addAttribute("pages", pages)
                .addAttribute("previous", address(words, chosen).ofPage(shown - 1))
                .addAttribute("next", address(words, chosen).ofPage(shown + 1));
        return "accounts";
    }

    private static ListAddress address(String words, Kind kind) {
        return new ListAddress("/board/accounts")
                .with("text", words)
                .with("kind", kind == Kind.ALL ? null : kind.name());
    }

    private static boolean matches(Account account, String words) {
        return Stream.concat(
                        Stream.of(account.userId(), account.name(), account.email() == null ? "" : account.email()),
                        account.units().stream().flatMap(unit -> Stream.of(unit.name(), unit.fullName())))
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(words));
    }

    static void requireReader(StaffMember reader) {
        if (!reader.seesAccounts()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
