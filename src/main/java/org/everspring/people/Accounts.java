package org.everspring.people;

import java.security.SecureRandom;
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
import org.everspring.access.RoleGroup;
import org.everspring.access.StaffMember;
import org.everspring.access.StaffRole;
import org.everspring.access.UnitRights;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.kernel.TypedText;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the accounts: who there is, in which units and with which duties, who has left. A user administrator and an
 * administrator do so, nobody with the own account, and only an administrator with an administrator's, and with those of the
 * office and the leading group, who see and decide everything: whoever sets somebody's password can act in his place.
 */
@Component
public class Accounts {

    /** What administrators give here; they make other administrators in Camunda's Admin. */
    private static final List<StaffRole> GIVEN = Stream.of(StaffRole.values())
            .filter(role -> role != StaffRole.ADMINISTRATOR)
            .toList();

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_REASON = 200;

    /** Without those that are mistaken for others when they are read out. */
    private static final String LETTERS_AND_DIGITS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final IdentityService identities;
    private final TaskService tasks;
    private final EngineAccess engine;
    private final DisabledAccounts disabled;
    private final LoginAttempts attempts;
    private final Plan plan;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(
            IdentityService identities,
            TaskService tasks,
            EngineAccess engine,
            DisabledAccounts disabled,
            LoginAttempts attempts,
            Plan plan,
            JdbcClient jdbc,
            Clock clock) {
        this.identities = identities;
        this.tasks = tasks;
        this.engine = engine;
        this.disabled = disabled;
        this.attempts = attempts;
        this.plan = plan;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param duties ids and labels are those of {@link #duties()}
     * @param disabled null when it may be used
     * @param demonstration whether it is one of the accounts for trying the system out
     */
    public record Account(
            String userId,
            String name,
            String email,
            List<Unit> units,
            List<Duty> duties,
            List<StaffRole> roles,
            DisabledAccount disabled,
            boolean demonstration) {

        /** Neither a unit nor a role: signs in and finds nothing. */
        public boolean idle() {
            return units.isEmpty() && roles.isEmpty();
        }

        public boolean administrator() {
            return roles.contains(StaffRole.ADMINISTRATOR);
        }
    }

    /** What somebody is inside a unit. */
    public record Duty(String id, String label) {}

    /** @param duties ids */
    public record Memberships(Set<String> units, Set<String> duties, Set<StaffRole> roles) {}

    public static List<Duty> duties() {
        return Stream.of(RoleGroup.values())
                .map(role -> new Duty(role.id(), role.label()))
                .toList();
    }

    /** The roles that the person may give: with any of them a user administrator would gain it, by way of an account. */
    public static List<StaffRole> givenBy(StaffMember person) {
        return person.administrator() ? GIVEN : List.of();
    }

    /** Whether the person may set the account's password, units and duties, and name its deputy. */
    public static boolean givenBy(StaffMember person, Account account) {
        return person.keepsAccounts()
                && (person.administrator() || account.units().stream().noneMatch(UnitRights::areGivenByAdministrators));
    }

    /** The units that the person may put somebody into. */
    public List<Unit> unitsGivenBy(StaffMember person) {
        return plan.units().stream()
                .filter(unit -> person.administrator() || !UnitRights.areGivenByAdministrators(unit))
                .toList();
    }

    /** Every account, by id. */
    public List<Account> all() {
        Map<String, Set<String>> groups = new HashMap<>();
        // One question instead of one for each account.
        jdbc.sql("select user_id_, group_id_ from act_id_membership")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(member -> groups.computeIfAbsent(member.getKey(), user -> new HashSet<>())
                        .add(member.getValue()));
        Map<String, DisabledAccount> left =
                disabled.all().stream().collect(Collectors.toMap(DisabledAccount::userId, Function.identity()));
        return engine.unchecked(() -> identities.createUserQuery().list()).stream()
                .map(user -> account(user, groups.getOrDefault(user.getId(), Set.of()), left.get(user.getId())))
                .sorted(Comparator.comparing(Account::userId))
                .toList();
    }

    public Optional<Account> find(String userId) {
        return all().stream().filter(account -> account.userId().equals(userId)).findFirst();
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
            return store(user);
        });
        attempts.forgive(userId);
        return password;
    }

    /** @return the first password, made at random */
    public String create(StaffMember by, String id, String name, String email, Memberships memberships) {
        keeper(by);
        String userId = id == null ? "" : id.strip();
        String address = email == null ? "" : email.strip();
        if (!USER_ID.matcher(userId).matches()) {
            throw new InvalidInputException("“账号”应为2至64个字母、数字或“. _ -”，以字母或数字开头。");
        }
        if (!address.isEmpty() && !EMAIL.matcher(address).matches() || DemonstrationAccount.isAddressOfOne(address)) {
            throw new InvalidInputException("“邮箱”不正确，请核对；没有邮箱可以不填。");
        }
        String whole = TypedText.checked(name, "姓名", 2, LONGEST_NAME);
        check(by, memberships);
        if (find(userId).isPresent()) {
            throw new AlreadyDoneException("账号“" + userId + "”已经存在，请换一个。");
        }
        return engine.unchecked(() -> {
            User user = identities.newUser(userId);
            user.setFirstName(whole);
            // Camunda's administration page refuses an account without a last name.
            user.setLastName(" ");
            user.setEmail(address.isEmpty() ? null : address);
            String password = store(user);
            groupsOf(memberships).forEach(group -> identities.createMembership(userId, group));
            return password;
        });
    }

    private String store(User user) {
        String password = randomPassword(user);
        user.setPassword(password);
        identities.saveUser(user);
        return password;
    }

    /** Puts the account into these units and roles and no other; a group that is none of ours is left as it is. */
    public void move(StaffMember by, String userId, Memberships memberships) {
        Account account = given(by, userId);
        check(by, memberships);
        Set<String> wanted = groupsOf(memberships);
        Set<String> present = new HashSet<>();
        account.units().forEach(unit -> present.add(unit.id().value()));
        account.duties().forEach(duty -> present.add(duty.id()));
        account.roles().stream().filter(GIVEN::contains).forEach(role -> present.add(role.groupId()));
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

    private void check(StaffMember by, Memberships memberships) {
        if (memberships.roles().contains(StaffRole.ADMINISTRATOR)) {
            throw new InvalidInputException("系统管理员只能由系统管理员在“系统管理”中设置。");
        }
        if (!givenBy(by).containsAll(memberships.roles())) {
            throw new InvalidInputException("流程负责人、用户管理员、运维人员、审计人员只能由系统管理员设置。");
        }
        if (plan.unitsAmong(memberships.units()).size() != memberships.units().size()) {
            throw new InvalidInputException("所选单位不在工作方案中，请刷新页面后重新选择。");
        }
        if (!by.administrator()) {
            refuseKept(plan.unitsAmong(memberships.units()).stream().map(plan::unit), "的人员只能由系统管理员编入或移出。");
        }
        if (RoleGroup.among(memberships.duties()).size() != memberships.duties().size()) {
            throw new InvalidInputException("所选职责不存在，请刷新页面后重新选择。");
        }
        if (memberships.units().isEmpty() != memberships.duties().isEmpty()) {
            throw new InvalidInputException("单位和职责（联络员、负责人）须同时选择。");
        }
    }

    private static Set<String> groupsOf(Memberships memberships) {
        Set<String> groups = new HashSet<>(memberships.units());
        groups.addAll(memberships.duties());
        memberships.roles().forEach(role -> groups.add(role.groupId()));
        return groups;
    }

    private Account kept(StaffMember by, String userId) {
        keeper(by);
        Account account = find(userId).orElseThrow(() -> new InvalidInputException("没有账号“" + userId + "”，可能已被删除。"));
        if (userId.equals(by.userId())) {
            throw new InvalidInputException("不能办理本人的账号，请由其他用户管理员办理。");
        }
        if (!account.roles().isEmpty() && !by.administrator()) {
            throw new InvalidInputException("“" + userId + "”属于系统管理类账号，只能由系统管理员办理。");
        }
        return account;
    }

    /** Of what lets the one who does it act in the account's place, or gives it away. */
    private Account given(StaffMember by, String userId) {
        Account account = kept(by, userId);
        if (!by.administrator()) {
            refuseKept(account.units().stream(), "人员的口令和单位、职责，只能由系统管理员办理。");
        }
        return account;
    }

    private static void refuseKept(Stream<Unit> units, String what) {
        units.filter(UnitRights::areGivenByAdministrators).findFirst().ifPresent(unit -> {
            throw new InvalidInputException(unit.name() + what);
        });
    }

    private static void keeper(StaffMember by) {
        if (!by.keepsAccounts()) {
            throw new InvalidInputException("只有用户管理员和系统管理员可以办理账号。");
        }
    }

    private Account account(User user, Set<String> groups, DisabledAccount left) {
        return new Account(
                user.getId(),
                FullName.of(user),
                user.getEmail(),
                plan.unitsAmong(groups).stream()
                        .sorted(Comparator.comparing(UnitId::value))
                        .map(plan::unit)
                        .toList(),
                duties().stream().filter(duty -> groups.contains(duty.id())).toList(),
                Stream.of(StaffRole.values())
                        .filter(role -> groups.contains(role.groupId()))
                        .toList(),
                left,
                DemonstrationAccount.isAddressOfOne(user.getEmail()));
    }

    /** Four groups of four, about 90 bits; tried until it has one of every kind that the rules ask for. */
    private String randomPassword(User user) {
        return Stream.generate(() -> Stream.generate(this::randomGroup).limit(4).collect(Collectors.joining("-")))
                .filter(password ->
                        identities.checkPasswordAgainstPolicy(password, user).isValid())
                .findFirst()
                .orElseThrow();
    }

    private String randomGroup() {
        return random.ints(4, 0, LETTERS_AND_DIGITS.length())
                .mapToObj(index -> String.valueOf(LETTERS_AND_DIGITS.charAt(index)))
                .collect(Collectors.joining());
    }
}
