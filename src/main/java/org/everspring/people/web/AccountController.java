package org.everspring.people.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.everspring.kernel.TypedText;
import org.everspring.people.Account;
import org.everspring.people.AccountRules;
import org.everspring.people.Accounts;
import org.everspring.people.Deputies;
import org.everspring.people.Memberships;
import org.everspring.plan.UnitRole;
import org.everspring.web.PageAction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** One account, for whoever keeps it; the auditor only looks. */
@Controller
@RequestMapping("/board/accounts")
class AccountController {

    private final Accounts accounts;
    private final AccountRules rules;
    private final Deputies deputies;
    private final DeputyTexts texts;

    AccountController(Accounts accounts, AccountRules rules, Deputies deputies, DeputyTexts texts) {
        this.accounts = accounts;
        this.rules = rules;
        this.deputies = deputies;
        this.texts = texts;
    }

    @ModelAttribute
    void onlyForWhoeverSeesAccounts(StaffMember reader, Model model) {
        AccountListController.requireReader(reader);
        model.addAttribute("keeps", reader.keepsAccounts());
    }

    @GetMapping("/new")
    String blank(StaffMember reader, Model model) {
        return form(AccountForm.EMPTY, reader, model);
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "新建账号")
    @PostMapping("/new")
    String create(AccountForm form, StaffMember keeper, PageAction action) {
        return action.run(
                () -> {
                    String id = TypedText.clean(form.id());
                    String name = TypedText.clean(form.name());
                    String email = TypedText.clean(form.email());
                    action.tell("password", accounts.create(keeper, id, name, email, form.memberships()));
                    action.lead("user", id);
                    return "账号已开通。";
                },
                "/board/accounts/{user}",
                () -> form(form, keeper, action.model()));
    }

    @GetMapping("/{user}")
    String show(@PathVariable String user, StaffMember reader, Model model) {
        return page(known(user), AccountForm.EMPTY, reader, model);
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "停用账号")
    @PostMapping("/{user}/disable")
    String disable(@PathVariable String user, AccountForm form, StaffMember keeper, PageAction action) {
        return act(user, form, keeper, action, () -> {
            accounts.disable(keeper, user, TypedText.clean(form.reason()));
            return "账号已停用，登录即时失效，已领办的任务已退回单位待办。";
        });
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "启用账号")
    @PostMapping("/{user}/enable")
    String enable(@PathVariable String user, AccountForm form, StaffMember keeper, PageAction action) {
        return act(user, form, keeper, action, () -> {
            accounts.enable(keeper, user);
            return "账号已重新启用。";
        });
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "解除登录限制")
    @PostMapping("/{user}/unlock")
    String forgiveFailures(@PathVariable String user, AccountForm form, StaffMember keeper, PageAction action) {
        return act(user, form, keeper, action, () -> {
            accounts.forgiveFailures(keeper, user);
            return "登录限制已解除，可以立即登录。";
        });
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "重设口令")
    @PostMapping("/{user}/password")
    String resetPassword(@PathVariable String user, AccountForm form, StaffMember keeper, PageAction action) {
        return act(user, form, keeper, action, () -> {
            action.tell("password", accounts.resetPassword(keeper, user));
            return "口令已重置。";
        });
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "调整单位和职责")
    @PostMapping("/{user}/place")
    String move(@PathVariable String user, AccountForm form, StaffMember keeper, PageAction action) {
        return act(user, form, keeper, action, () -> {
            accounts.move(keeper, user, form.memberships());
            return "单位、职责和角色已调整，即时生效。";
        });
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "设定代办")
    @PostMapping("/{user}/deputy")
    String nameDeputy(
            @PathVariable String user,
            AccountForm form,
            @ModelAttribute("days") DeputyForm days,
            StaffMember keeper,
            PageAction action) {
        return act(user, form, keeper, action, () -> "代办安排已登记：" + texts.sentence(days.named(deputies, keeper, user)));
    }

    @Audited(kind = AuditKind.ACCOUNT, value = "设定代办")
    @PostMapping("/{user}/deputy/{id}/end")
    String endDeputy(
            @PathVariable String user, @PathVariable UUID id, AccountForm form, StaffMember keeper, PageAction action) {
        return act(user, form, keeper, action, () -> {
            deputies.end(keeper, id);
            return "代办安排已撤销，即时生效。";
        });
    }

    private String act(String user, AccountForm form, StaffMember keeper, PageAction action, Supplier<String> work) {
        known(user);
        return action.run(work, "/board/accounts/{user}", () -> page(known(user), form, keeper, action.model()));
    }

    private Account known(String user) {
        return accounts.find(user).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String page(Account account, AccountForm typed, StaffMember reader, Model model) {
        choices(typed.orAsIn(account), reader, model);
        model.addAttribute("account", account)
                .addAttribute(
                        "blockedUntil", accounts.blockedUntil(account.userId()).orElse(null))
                .addAttribute("own", account.userId().equals(reader.userId()))
                .addAttribute("gives", rules.mayGive(reader, account))
                .addAttribute("periods", texts.rows(deputies.concerning(account.userId()), reader));
        return "account";
    }

    private String form(AccountForm form, StaffMember reader, Model model) {
        choices(form, reader, model);
        return "account-new";
    }

    /** As many choices of a unit as there are units, and an empty one. */
    private void choices(AccountForm form, StaffMember reader, Model model) {
        Memberships chosen = form.memberships();
        List<String> units =
                Stream.concat(chosen.units().stream().sorted(), Stream.of("")).toList();
        model.addAttribute("input", form)
                .addAttribute("chosenUnits", units)
                .addAttribute("chosenPosts", chosen.posts())
                .addAttribute("chosenRoles", chosen.roles())
                .addAttribute("units", rules.unitsGivenBy(reader))
                .addAttribute("posts", UnitRole.values())
                .addAttribute("roles", rules.rolesGivenBy(reader));
    }
}
