package org.everspring.people;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.access.UnitRights;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitRole;
import org.springframework.stereotype.Component;

/**
 * Who may do what with whose account: a user administrator and an administrator keep them, nobody the own one, and only an
 * administrator those of administrators, and of the office and the leading group, who see and decide everything: whoever
 * sets somebody's password can act in his place.
 */
@Component
public class AccountRules {

    /** What administrators give here; they make other administrators in Camunda's Admin. */
    private static final List<StaffRole> GIVEN = Stream.of(StaffRole.values())
            .filter(role -> role != StaffRole.ADMINISTRATOR)
            .toList();

    private final Plan plan;

    AccountRules(Plan plan) {
        this.plan = plan;
    }

    /** The roles that the person may give: with any of them a user administrator would gain it, by way of an account. */
    public List<StaffRole> rolesGivenBy(StaffMember person) {
        return person.administrator() ? GIVEN : List.of();
    }

    /** The units that the person may put somebody into. */
    public List<Unit> unitsGivenBy(StaffMember person) {
        return plan.units().stream()
                .filter(unit -> person.administrator() || !UnitRights.areGivenByAdministrators(unit))
                .toList();
    }

    /** Whether the person may set the account's password, units and posts, and name its deputy. */
    public boolean mayGive(StaffMember person, Account account) {
        return person.keepsAccounts() && (person.administrator() || !account.isKeptByAdministrators());
    }

    void checkKeeper(StaffMember by) {
        if (!by.keepsAccounts()) {
            throw new InvalidInputException("只有用户管理员和系统管理员可以办理账号。");
        }
    }

    void checkKept(StaffMember by, Account account) {
        if (account.userId().equals(by.userId())) {
            throw new InvalidInputException("不能办理本人的账号，请由其他用户管理员办理。");
        }
        if (!account.roles().isEmpty() && !by.administrator()) {
            throw new InvalidInputException("“" + account.userId() + "”属于系统管理类账号，只能由系统管理员办理。");
        }
    }

    /** For what lets the one who does it act in the account's place, or gives it away. */
    void checkGiven(StaffMember by, Account account) {
        checkKept(by, account);
        if (!by.administrator()) {
            refuseKept(account.units().stream(), "人员的口令和单位、职责，只能由系统管理员办理。");
        }
    }

    void check(StaffMember by, Memberships wanted) {
        if (wanted.roles().contains(StaffRole.ADMINISTRATOR)) {
            throw new InvalidInputException("系统管理员只能由系统管理员在“系统管理”中设置。");
        }
        if (!rolesGivenBy(by).containsAll(wanted.roles())) {
            throw new InvalidInputException("流程负责人、用户管理员、运维人员、审计人员只能由系统管理员设置。");
        }
        if (plan.unitsAmong(wanted.units()).size() != wanted.units().size()) {
            throw new InvalidInputException("所选单位不在工作方案中，请刷新页面后重新选择。");
        }
        if (!by.administrator()) {
            refuseKept(plan.unitsAmong(wanted.units()).stream().map(plan::unit), "的人员只能由系统管理员编入或移出。");
        }
        if (UnitRole.among(wanted.posts()).size() != wanted.posts().size()) {
            throw new InvalidInputException("所选职责不存在，请刷新页面后重新选择。");
        }
        if (wanted.units().isEmpty() != wanted.posts().isEmpty()) {
            throw new InvalidInputException("单位和职责（联络员、负责人）须同时选择。");
        }
    }

    /** The groups of the account that are given here. */
    static Memberships given(Account account) {
        return new Memberships(
                account.units().stream().map(unit -> unit.id().value()).collect(Collectors.toSet()),
                account.posts().stream().map(UnitRole::code).collect(Collectors.toSet()),
                account.roles().stream().filter(GIVEN::contains).collect(Collectors.toSet()));
    }

    private static void refuseKept(Stream<Unit> units, String what) {
        units.filter(UnitRights::areGivenByAdministrators).findFirst().ifPresent(unit -> {
            throw new InvalidInputException(unit.name() + what);
        });
    }
}
