package org.everspring.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.everspring.access.DisabledAccounts;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.access.UnitRights;
import org.everspring.calendar.DateText;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.notification.NoticeTemplates;
import org.everspring.notification.Recipient;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who stands in for whom (代办). People name a deputy of their own unit for themselves, a unit's leaders for the people of
 * their unit; whoever keeps the accounts may also name one of another unit.
 */
@Component
public class Deputies {

    private static final int LONGEST_REASON = 200;
    private static final int MOST_YEARS = 1;

    private final DeputyPeriods periods;
    private final EffectiveGroups groups;
    private final DisabledAccounts disabled;
    private final IdentityService identities;
    private final EngineAccess engine;
    private final Plan plan;
    private final NoticeTemplates notices;
    private final TransactionTemplate transaction;

    Deputies(
            DeputyPeriods periods,
            EffectiveGroups groups,
            DisabledAccounts disabled,
            IdentityService identities,
            EngineAccess engine,
            Plan plan,
            NoticeTemplates notices,
            PlatformTransactionManager transactions) {
        this.periods = periods;
        this.groups = groups;
        this.disabled = disabled;
        this.identities = identities;
        this.engine = engine;
        this.plan = plan;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whom the person stands in for today. */
    public List<Actor> principalsOf(String userId) {
        return periods.principalsOf(userId).stream()
                .map(id -> new Actor(id, nameOf(id)))
                .toList();
    }

    /** What concerns the person on either side, also what is over, the latest first. */
    public List<DeputyPeriod> concerning(String userId) {
        return periods.concerning(userId);
    }

    /** What is to come or in force and may be ended by the person, but for what concerns him himself. */
    public List<DeputyPeriod> keptBy(StaffMember person) {
        return periods.open().stream()
                .filter(period -> !period.principalId().equals(person.userId()))
                .filter(period -> !period.deputyId().equals(person.userId()))
                .filter(period -> mayNameFor(person, period.principalId()))
                .toList();
    }

    /** The people that the person may name a deputy for; himself first. */
    public List<Actor> principalsFor(StaffMember person) {
        var others = leads(person) ? colleagues(person.userId()) : List.<Actor>of();
        var all = new ArrayList<Actor>();
        if (!person.units().isEmpty()) {
            all.add(new Actor(person.userId(), person.name()));
        }
        all.addAll(others);
        return all;
    }

    /** Those who share a unit with the account and may use theirs. */
    public List<Actor> colleagues(String userId) {
        return engine.unchecked(() -> {
            var ids = new TreeSet<String>();
            plan.unitsAmong(Set.copyOf(groups.own(userId)))
                    .forEach(unit -> identities.createUserQuery().memberOfGroup(unit.value()).list().stream()
                            .map(User::getId)
                            .forEach(ids::add));
            ids.remove(userId);
            ids.removeAll(disabled.among(ids));
            return ids.stream().map(id -> new Actor(id, nameOf(id))).toList();
        });
    }

    /** The whole name of the account, or its id when it is gone. */
    public String nameOf(String userId) {
        return find(userId).map(FullName::of).orElse(userId);
    }

    /**
     * @param firstDay inclusive, not before today
     * @param lastDay inclusive, within a year
     * @throws InvalidInputException when the one may not name for the other, or the other cannot stand in
     * @throws AlreadyDoneException when the same deputy stands in on one of these days already
     */
    public DeputyPeriod name(
            StaffMember by,
            String principalId,
            String deputyId,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String why) {
        String reason = TypedText.checked(why, "事由", 1, LONGEST_REASON);
        if (firstDay == null || lastDay == null) {
            throw new InvalidInputException("请填写代办的起止日期，如2026-12-01。");
        }
        checkDays(firstDay, lastDay);
        find(principalId).orElseThrow(() -> new InvalidInputException("没有这个账号：" + principalId + "。"));
        User deputy = find(deputyId).orElseThrow(() -> new InvalidInputException("没有这个账号：" + deputyId + "。"));
        if (principalId.equals(deputyId)) {
            throw new InvalidInputException("不能指定本人为代理人，请选择其他人员。");
        }
        if (!mayNameFor(by, principalId)) {
            throw new InvalidInputException(
                    "您只能为本人指定代理人；单位负责人可为本单位人员指定；其他情况请联系用户管理员，" + plan.office().name() + "和领导小组请联系系统管理员。");
        }
        if (!disabled.among(List.of(principalId, deputyId)).isEmpty()) {
            throw new InvalidInputException("被代理人或代理人的账号已停用，不能指定。");
        }
        DeputyScope scope = DeputyScope.of(plan, groups.own(deputyId), groups.own(principalId));
        scope.objection().ifPresent(objection -> {
            throw new InvalidInputException(objection);
        });
        if (!scope.sharesAUnit() && !keepsAccounts(by)) {
            throw new InvalidInputException("代理人须是同一单位的人员；跨单位代办请联系用户管理员指定。");
        }
        if (periods.overlaps(principalId, deputyId, firstDay, lastDay)) {
            throw new AlreadyDoneException("这段时间内" + FullName.of(deputy) + "已是代理人，无须重复指定。");
        }
        var period = new DeputyPeriod(
                UUID.randomUUID(), principalId, deputyId, firstDay, lastDay, reason, by.userId(), by.name());
        write(period, scope);
        return period;
    }

    /**
     * Ends it as of now; over already is no error.
     *
     * @throws InvalidInputException when it is not for this person to end it
     */
    public void end(StaffMember by, UUID id) {
        DeputyPeriod period = periods.find(id).orElseThrow(() -> new AlreadyDoneException("这项代办安排已经撤销。"));
        if (!mayNameFor(by, period.principalId()) && !period.namedBy().equals(by.userId())) {
            throw new InvalidInputException("只有被代理人、其单位负责人或用户管理员可以撤销代办安排。");
        }
        periods.end(period);
    }

    private void write(DeputyPeriod period, DeputyScope scope) {
        try {
            transaction.executeWithoutResult(open -> {
                periods.add(period);
                tell(period, scope);
            });
        } catch (DuplicateKeyException simultaneous) {
            throw new AlreadyDoneException("这项代办安排刚刚已经登记。");
        }
    }

    private void tell(DeputyPeriod period, DeputyScope scope) {
        var unit = scope.ownUnits().stream()
                .sorted(Comparator.comparing(Object::toString))
                .findFirst();
        notices.notice("deputy", period.id())
                .with("principal", nameOf(period.principalId()))
                .with("firstDay", DateText.DAY.of(period.firstDay()))
                .with("lastDay", DateText.DAY.of(period.lastDay()))
                .with("reason", period.reason())
                .with("namedBy", period.namedByName())
                .immediately(Recipient.person(period.deputyId(), unit.orElseThrow()));
    }

    private void checkDays(LocalDate firstDay, LocalDate lastDay) {
        if (firstDay.isBefore(periods.today())) {
            throw new InvalidInputException("开始日期不能早于今天。");
        }
        if (lastDay.isBefore(firstDay)) {
            throw new InvalidInputException("结束日期不能早于开始日期。");
        }
        if (!lastDay.isBefore(firstDay.plusYears(MOST_YEARS))) {
            throw new InvalidInputException("代办时间最长一年，请缩短后重新提交。");
        }
    }

    private boolean mayNameFor(StaffMember person, String principalId) {
        return person.userId().equals(principalId)
                || keepsAccounts(person) && (person.administrator() || !isKeptByAdministrators(principalId))
                || leads(person)
                        && plan.unitsAmong(Set.copyOf(groups.own(principalId))).stream()
                                .anyMatch(ownUnits(person)::contains);
    }

    /** Whoever names a deputy for the office or the leading group gives away what only an administrator may give. */
    private boolean isKeptByAdministrators(String userId) {
        return plan.unitsAmong(Set.copyOf(groups.own(userId))).stream()
                .map(plan::unit)
                .anyMatch(UnitRights::areGivenByAdministrators);
    }

    /** By the own groups: a deputy names no deputies. */
    private boolean leads(StaffMember person) {
        return groups.own(person.userId()).contains(UnitRole.LEADER.code());
    }

    private Collection<UnitId> ownUnits(StaffMember person) {
        return plan.unitsAmong(Set.copyOf(groups.own(person.userId())));
    }

    private static boolean keepsAccounts(StaffMember person) {
        return person.administrator() || person.holds(StaffRole.USER_ADMINISTRATOR);
    }

    private Optional<User> find(String userId) {
        return Optional.ofNullable(userId)
                .filter(Predicate.not(String::isBlank))
                .map(id -> engine.unchecked(
                        () -> identities.createUserQuery().userId(id).singleResult()));
    }
}
