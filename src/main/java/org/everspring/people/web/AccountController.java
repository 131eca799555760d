package org.everspring.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.calendar.DateText;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.people.Accounts;
import org.everspring.people.Accounts.Account;
import org.everspring.people.Accounts.Memberships;
import org.everspring.people.Deputies;
import org.everspring.plan.Plan;
import org.everspring.web.ListAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts, for whoever keeps them; the auditor only looks. A refused action shows the page again with the reason. */
@Controller
@RequestMapping("/board/accounts")
class AccountController {

    private static final int PAGE_SIZE = 50;

    private final Accounts accounts;
    private final Deputies deputies;
    private final DeputyTexts texts;
    private final Plan plan;

    AccountController(Accounts accounts, Deputies deputies, DeputyTexts texts, Plan plan) {
        this.accounts = accounts;
        this.deputies = deputies;
        this.texts = texts;
        this.plan = plan;
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

    /** What was typed into a form, as it was typed. */
    record Input(
            String id,
            String name,
            String email,
            Set<String> units,
            Set<String> duties,
            Set<String> roles,
            String reason,
            String deputy,
            String from,
            String to) {

        /** @param typed what is kept besides; null for nothing */
        static Input of(Account account, Input typed) {
            return new Input(
                    account.userId(),
                    account.name(),
                    account.email(),
                    account.units().stream().map(unit -> unit.id().value()).collect(Collectors.toSet()),
                    account.duties().stream().map(Accounts.Duty::id).collect(Collectors.toSet()),
                    account.roles().stream().map(StaffRole::name).collect(Collectors.toSet()),
                    typed == null ? null : typed.reason(),
                    typed == null ? null : typed.deputy(),
                    typed == null ? null : typed.from(),
                    typed == null ? null : typed.to());
        }

        Memberships memberships() {
            return new Memberships(filled(units), filled(duties), chosen());
        }

        private static Set<String> filled(Collection<String> values) {
            return values == null
                    ? Set.of()
                    : values.stream().filter(value -> !value.isBlank()).collect(Collectors.toSet());
        }

        private Set<StaffRole> chosen() {
            return Stream.of(StaffRole.values())
                    .filter(role -> filled(roles).contains(role.name()))
                    .collect(Collectors.toSet());
        }
    }

    @ModelAttribute
    void onlyForWhoeverKeepsAccounts(StaffMember reader, Model model) {
        if (!reader.seesAccounts()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("keeps", reader.keepsAccounts());
    }

    @GetMapping
    String list(
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String page,
            Model model) {
        String words = ListAddress.part(text);
        Kind chosen = Kind.of(kind);
        List<Account> found = accounts.all().stream()
                .filter(chosen::holds)
                .filter(account -> words == null || matches(account, words.toLowerCase(Locale.ROOT)))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(ListAddress.pageNumber(page), pages);
        model.addAttribute("text", words)
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

    @GetMapping("/new")
    String blank(StaffMember reader, Model model) {
        return form(new Input(null, null, null, Set.of(), Set.of(), Set.of(), null, null, null, null), reader, model);
    }

    @PostMapping("/new")
    String create(
            Input input, StaffMember reader, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        try {
            String password = accounts.create(
                    reader, input.id(), TypedText.clean(input.name()), input.email(), input.memberships());
            redirect.addFlashAttribute("confirmation", "账号已开通。").addFlashAttribute("password", password);
        } catch (InvalidInputException e) {
            refuse(e, model, response);
            return form(input, reader, model);
        }
        redirect.addAttribute("user", input.id().strip());
        return "redirect:/board/accounts/{user}";
    }

    @GetMapping("/{user}")
    String show(@PathVariable String user, StaffMember reader, Model model) {
        return page(user, null, reader, model);
    }

    @PostMapping("/{user}/disable")
    String disable(
            @PathVariable String user,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(user, input, reader, model, redirect, response, () -> {
            accounts.disable(reader, user, TypedText.clean(input.reason()));
            return "账号已停用，登录即时失效，已领办的任务已退回单位待办。";
        });
    }

    @PostMapping("/{user}/enable")
    String enable(
            @PathVariable String user,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(user, input, reader, model, redirect, response, () -> {
            accounts.enable(reader, user);
            return "账号已重新启用。";
        });
    }

    @PostMapping("/{user}/unlock")
    String unlock(
            @PathVariable String user,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(user, input, reader, model, redirect, response, () -> {
            accounts.forgiveFailures(reader, user);
            return "登录限制已解除，可以立即登录。";
        });
    }

    @PostMapping("/{user}/password")
    String resetPassword(
            @PathVariable String user,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(user, input, reader, model, redirect, response, () -> {
            redirect.addFlashAttribute("password", accounts.resetPassword(reader, user));
            return "口令已重置。";
        });
    }

    @PostMapping("/{user}/place")
    String move(
            @PathVariable String user,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(user, input, reader, model, redirect, response, () -> {
            accounts.move(reader, user, input.memberships());
            return "单位、职责和角色已调整，即时生效。";
        });
    }

    @PostMapping("/{user}/deputy")
    String nameDeputy(
            @PathVariable String user,
            Input input,
            @ModelAttribute("days") DeputyController.Input days,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(
                user,
                input,
                reader,
                model,
                redirect,
                response,
                () -> "代办安排已登记："
                        + texts.sentence(deputies.name(
                                reader,
                                user,
                                days.deputy() == null ? null : days.deputy().strip(),
                                days.firstDay(),
                                days.lastDay(),
                                TypedText.clean(days.reason()))));
    }

    @PostMapping("/{user}/deputy/{id}/end")
    String endDeputy(
            @PathVariable String user,
            @PathVariable UUID id,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return act(user, input, reader, model, redirect, response, () -> {
            deputies.end(reader, id);
            return "代办安排已撤销，即时生效。";
        });
    }

    /** @param action what is confirmed when it is done */
    private String act(
            String user,
            Input input,
            StaffMember reader,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Supplier<String> action) {
        known(user);
        try {
            redirect.addFlashAttribute("confirmation", action.get());
        } catch (InvalidInputException e) {
            refuse(e, model, response);
            return page(user, input, reader, model);
        }
        redirect.addAttribute("user", user);
        return "redirect:/board/accounts/{user}";
    }

    private static void refuse(InvalidInputException refusal, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusal", refusal.getMessage());
    }

    private Account known(String user) {
        return accounts.find(user).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String page(String user, Input typed, StaffMember reader, Model model) {
        Account account = known(user);
        Input input = typed != null && typed.units() != null ? typed : Input.of(account, typed);
        choices(input, reader, model);
        model.addAttribute("account", account)
                .addAttribute(
                        "disabledAt",
                        account.disabled() == null
                                ? null
                                : DateText.MINUTE.of(account.disabled().disabledAt()))
                .addAttribute(
                        "blockedUntil",
                        accounts.blockedUntil(user).map(DateText.MINUTE::of).orElse(null))
                .addAttribute("own", user.equals(reader.userId()))
                .addAttribute("gives", Accounts.givenBy(reader, account))
                .addAttribute("periods", texts.rows(deputies.concerning(user), reader));
        return "account";
    }

    private String form(Input input, StaffMember reader, Model model) {
        choices(input, reader, model);
        return "account-new";
    }

    /** As many choices of a unit as there are units, and an empty one. */
    private void choices(Input input, StaffMember reader, Model model) {
        List<String> chosen = Stream.concat(input.memberships().units().stream().sorted(), Stream.of(""))
                .toList();
        model.addAttribute("input", input)
                .addAttribute("chosenUnits", chosen)
                .addAttribute("chosenDuties", input.memberships().duties())
                .addAttribute("chosenRoles", input.memberships().roles())
                .addAttribute("units", accounts.unitsGivenBy(reader))
                .addAttribute("duties", Accounts.duties())
                .addAttribute("roles", Accounts.givenBy(reader));
    }
}
