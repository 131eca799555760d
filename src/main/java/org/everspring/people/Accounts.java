package org.everspring.people;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.everspring.access.DemonstrationAccount;
import org.everspring.access.DisabledAccount;
import org.everspring.access.DisabledAccounts;
import org.everspring.access.LoginAttempts;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.plan.Plan;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitRole;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the accounts: who there is, in which units and with which posts, who has left. {@link AccountRules} say who may. */
@Component
public class Accounts {

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_REASON = 200;

    private final IdentityService identities;
    private final TaskService tasks;
    private final EngineAccess engine;
    private final AccountRules rules;
    private final FirstPasswords passwords;
    private final DisabledAccounts disabled;
    private final LoginAttempts attempts;
    private final Plan plan;
    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(
            IdentityService identities,
            TaskService tasks,
            EngineAccess engine,
            AccountRules rules,
            FirstPasswords passwords,
            DisabledAccounts disabled,
            LoginAttempts attempts,
            Plan plan,
            JdbcClient jdbc,
            Clock clock) {
        this.identities = identities;
        this.tasks = tasks;
        this.engine = engine;
        this.rules = rules;
        this.passwords = passwords;
        this.disabled = disabled;
        this.attempts = attempts;
        this.plan = plan;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of those of the ids that there is an account of, in the same order; one question a table, however many they are. */
    public List<Account> of(List<String> userIds) {
        if (userIds.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> groups = new HashMap<>();
        jdbc.sql("select user_id_, group_id_ from act_id_membership where user_id_ in (:users)")
                .param("users", userIds)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(member -> groups.computeIfAbsent(member.getKey(), user -> new HashSet<>())
                        .add(member.getValue()));
        Map<String, DisabledAccount> left = disabled.of(userIds);
        Map<String, User> users =
                engine
                        .unchecked(() -> identities
                                .createUserQuery()
                                .userIdIn(userIds.toArray(String[]::new))
                                .list())
                        .stream()
                        .collect(Collectors.toMap(User::getId, Function.identity()));
        return userIds.stream()
                .flatMap(id -> Stream.ofNullable(users.get(id)))
                .map(user -> account(user, groups.getOrDefault(user.getId(), Set.of()), left.get(user.getId())))
                .toList();
    }

    public Optional<Account> find(String userId) {
        return of(List.of(userId)).stream().findFirst();
    }

    /** Until when logins of the account are held up somewhere after failed ones; empty when they are not. */
    public Optional<Instant> blockedUntil(String userId) {
        return attempts.blockedUntil(userId);
    }

    /**
     * Ends everything that the account is signed in to, on all nodes, and gives back what it has claimed.
     *
     * @throws AlreadyDoneException when it is disabled already
     */
    public void disable(StaffMember by, String userId, String why) {
        String reason = TypedText.checked(why, "停用原因", 1, LONGEST_REASON);
        kept(by, userId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            engine.unchecked(() -> {
                disabled.add(new DisabledAccount(userId, reason, by.userId(), by.name(), now));
                tasks.createTaskQuery().taskAssignee(userId).list().forEach(this::giveBack);
                return null;
            });
        } catch (DuplicateKeyException simultaneous) {
            throw new AlreadyDoneException("该账号已经停用。");
        }
    }

    private void giveBack(Task task) {
        if (task.getOwner() != null) {
            tasks.deleteUserIdentityLink(task.getId(), task.getOwner(), IdentityLinkType.OWNER);
        }
        tasks.setAssignee(task.getId(), null);
    }

    /** @throws AlreadyDoneException when it is not disabled */
    public void enable(StaffMember by, String userId) {
        kept(by, userId);
        if (!disabled.remove(userId)) {
            throw new AlreadyDoneException("该账号已经是启用状态。");
        }
    }

    /** Lets the account sign in at once where failed logins hold it up. */
    public void forgiveFailures(StaffMember by, String userId) {
        kept(by, userId);
        attempts.forgive(userId);
    }

    /**
     * @return a new password made at random, to be handed over; it is stored nowhere in plain
     */
    public String resetPassword(StaffMember by, String userId) {
        if (given(by, userId).demonstration()) {
            throw new InvalidInputException("演示账号的口令是公开的，不能重置。");
        }
        String password = engine.unchecked(() -> {
            User user = identities.createUserQuery().userId(userId).singleResult();
            return passwords.give(user);
        });
        attempts.forgive(userId);
        return password;
    }

    /** @return the first password, made at random */
    public String create(StaffMember by, String id, String name, String email, Memberships memberships) {
        rules.checkKeeper(by);
        String userId = id.strip();
        String address = email.strip();
        if (!USER_ID.matcher(userId).matches()) {
            throw new InvalidInputException("“账号”应为2至64个字母、数字或“. _ -”，以字母或数字开头。");
        }
        if (!address.isEmpty() && !EMAIL.matcher(address).matches() || DemonstrationAccount.isAddressOfOne(address)) {
            throw new InvalidInputException("“邮箱”不正确，请核对；没有邮箱可以不填。");
        }
        String whole = TypedText.checked(name, "姓名", 2, LONGEST_NAME);
        rules.check(by, memberships);
        if (find(userId).isPresent()) {
            throw new AlreadyDoneException("账号“" + userId + "”已经存在，请换一个。");
        }
        return engine.unchecked(() -> {
            User user = identities.newUser(userId);
            user.setFirstName(whole);
            // Camunda's administration page refuses an account without a last name.
            user.setLastName(" ");
            user.setEmail(address.isEmpty() ? null : address);
            String password = passwords.give(user);
            memberships.groups().forEach(group -> identities.createMembership(userId, group));
            return password;
        });
    }

    /** Puts the account into these units and roles and no other; a group that is none of ours is left as it is. */
    public void move(StaffMember by, String userId, Memberships memberships) {
        Account account = given(by, userId);
        rules.check(by, memberships);
        Set<String> wanted = memberships.groups();
        Set<String> present = AccountRules.given(account).groups();
        engine.unchecked(() -> {
            present.stream()
                    .filter(group -> !wanted.contains(group))
                    .forEach(group -> identities.deleteMembership(userId, group));
            wanted.stream()
                    .filter(group -> !present.contains(group))
                    .forEach(group -> identities.createMembership(userId, group));
            return null;
        });
    }

    private Account kept(StaffMember by, String userId) {
        Account account = known(by, userId);
        rules.checkKept(by, account);
        return account;
    }

    private Account given(StaffMember by, String userId) {
        Account account = known(by, userId);
        rules.checkGiven(by, account);
        return account;
    }

    private Account known(StaffMember by, String userId) {
        rules.checkKeeper(by);
        return find(userId).orElseThrow(() -> new InvalidInputException("没有账号“" + userId + "”，可能已被删除。"));
    }

    private Account account(User user, Set<String> groups, @Nullable DisabledAccount left) {
        return new Account(
                user.getId(),
                FullName.of(user),
                user.getEmail(),
                plan.unitsAmong(groups).stream()
                        .sorted(Comparator.comparing(UnitId::value))
                        .map(plan::unit)
                        .toList(),
                Stream.of(UnitRole.values())
                        .filter(post -> groups.contains(post.code()))
                        .toList(),
                Stream.of(StaffRole.values())
                        .filter(role -> groups.contains(role.groupId()))
                        .toList(),
                left,
                DemonstrationAccount.isAddressOfOne(user.getEmail()));
    }
}
