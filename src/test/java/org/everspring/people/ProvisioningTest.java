package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.everspring.access.AccountPasswords;
import org.everspring.access.DemonstrationSettings;
import org.everspring.access.StaffRole;
import org.everspring.engine.EngineAccess;
import org.everspring.engine.FullName;
import org.everspring.plan.Plan;
import org.everspring.plan.Unit;
import org.everspring.plan.UnitId;
import org.everspring.plan.UnitKind;
import org.everspring.support.PlanTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@PlanTest
@Transactional
@DisplayName("单位、权限和演示账号随工作方案配置")
class ProvisioningTest {

    private static final String TAX = "shuiwuju";
    private static final String OFFICE = "yingshangban";
    private static final String PASSWORD = "EverSpring-2023";

    @Autowired
    private Plan plan;

    @Autowired
    private Provisioning provisioning;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private AccountPasswords passwords;

    @Autowired
    private EngineAccess engine;

    @Test
    @DisplayName("每个单位都有一个组，名称为单位简称")
    void everyUnitIsAGroupWithItsChineseName() {
        var groups = identities.createGroupQuery().groupType("UNIT").list();

        assertThat(groups)
                .extracting(Group::getId, Group::getName)
                .containsExactlyInAnyOrderElementsOf(plan.units().stream()
                        .map(unit -> tuple(unit.id().value(), unit.name()))
                        .toList());
    }

    @Test
    @DisplayName("再次启动不作任何改动")
    void secondStartChangesNothing() {
        assertThat(provisioning.provide(plan.units())).isZero();
    }

    @Test
    @DisplayName("单位只能进入任务清单，启动细化举措、问题整改和经验推广")
    void unitMayUseTasklistAndNothingElse() {
        assertThat(may(TAX, Permissions.ACCESS, APPLICATION, "tasklist")).isTrue();
        assertThat(may(TAX, Permissions.ACCESS, APPLICATION, "cockpit")).isFalse();
        assertThat(may(TAX, Permissions.ACCESS, APPLICATION, "admin")).isFalse();
        assertThat(List.of("measureBreakdown", "improvementLoop", "experiencePromotion"))
                .allMatch(process -> may(TAX, CREATE_INSTANCE, PROCESS_DEFINITION, process));
        assertThat(List.of("quarterlyCycle", "annualAssessment"))
                .noneMatch(process -> may(TAX, CREATE_INSTANCE, PROCESS_DEFINITION, process));
        assertThat(may(TAX, READ_TASK, PROCESS_DEFINITION, "unitReport")).isFalse();
        assertThat(may(TAX, ProcessInstancePermissions.READ, PROCESS_INSTANCE, "any"))
                .isFalse();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(TAX)
                        .resourceType(FILTER)
                        .count())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("市营商环境办可开启季度和年度考核、查看全部运行情况，但不能改动")
    void officeOpensQuartersAndAssessmentsAndSeesEverything() {
        assertThat(may(OFFICE, Permissions.ACCESS, APPLICATION, "cockpit")).isTrue();
        assertThat(List.of("quarterlyCycle", "annualAssessment"))
                .allMatch(process -> may(OFFICE, CREATE_INSTANCE, PROCESS_DEFINITION, process));
        assertThat(may(OFFICE, READ_HISTORY, PROCESS_DEFINITION, "unitReport")).isTrue();
        assertThat(may(OFFICE, ProcessInstancePermissions.READ, PROCESS_INSTANCE, "any"))
                .isTrue();
        assertThat(may(OFFICE, ProcessInstancePermissions.UPDATE, PROCESS_INSTANCE, "any"))
                .isFalse();
        assertThat(may(OFFICE, UPDATE_INSTANCE, PROCESS_DEFINITION, "unitReport"))
                .isFalse();
    }

    @Test
    @DisplayName("工作方案不再列入的单位失去权限和演示账号，组予以保留")
    void unitThatLeavesThePlanLosesItsRights() {
        provisioning.provide(without(TAX));

        assertThat(may(TAX, Permissions.ACCESS, APPLICATION, "tasklist")).isFalse();
        assertThat(authorizations.createAuthorizationQuery().groupIdIn(TAX).list())
                .extracting(Authorization::getResourceType)
                .containsOnly(GROUP.resourceType());
        assertThat(identities.createGroupQuery().groupId(TAX).count()).isOne();
        assertThat(identities.createUserQuery().userId(TAX + ".liaison").count())
                .isZero();
    }

    @Test
    @DisplayName("重新列入的单位恢复权限和账号")
    void unitThatComesBackGetsItsRightsAgain() {
        provisioning.provide(without(TAX));

        provisioning.provide(plan.units());

        assertThat(may(TAX, Permissions.ACCESS, APPLICATION, "tasklist")).isTrue();
        assertThat(identities
                        .createUserQuery()
                        .userId(TAX + ".liaison")
                        .memberOfGroup(TAX)
                        .count())
                .isOne();
        assertThat(provisioning.provide(plan.units())).isZero();
    }

    @Test
    @DisplayName("不再承担市营商环境办职责的单位只保留一般单位的权限")
    void formerOfficeKeepsOnlyTheRightsOfAUnit() {
        var office = plan.office();
        var demoted = new Unit(office.id(), office.fullName(), office.name(), UnitKind.DEPARTMENT);
        var units = plan.units().stream()
                .map(unit -> unit.equals(office) ? demoted : unit)
                .toList();

        provisioning.provide(units);

        assertThat(may(OFFICE, Permissions.ACCESS, APPLICATION, "cockpit")).isFalse();
        assertThat(may(OFFICE, ProcessInstancePermissions.READ, PROCESS_INSTANCE, "any"))
                .isFalse();
        assertThat(may(OFFICE, Permissions.ACCESS, APPLICATION, "tasklist")).isTrue();
    }

    @Test
    @DisplayName("管理员另行授予单位的权限予以保留")
    void rightThatAnAdministratorAddedStays() {
        var extra = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        extra.setGroupId(TAX);
        extra.setResource(PROCESS_DEFINITION);
        extra.setResourceId("ownProcess");
        extra.addPermission(Permissions.READ);
        authorizations.saveAuthorization(extra);

        var changes = provisioning.provide(plan.units());

        assertThat(changes).isZero();
        assertThat(may(TAX, Permissions.READ, PROCESS_DEFINITION, "ownProcess")).isTrue();
    }

    @Test
    @DisplayName("角色的权限以权限表为准，另行授予的在下次启动时收回")
    void roleHasExactlyItsRights() {
        var extra = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        extra.setGroupId(StaffRole.OPERATOR.groupId());
        extra.setResource(PROCESS_INSTANCE);
        extra.setResourceId("*");
        extra.addPermission(Permissions.DELETE);
        authorizations.saveAuthorization(extra);

        var changes = provisioning.provide(plan.units());

        assertThat(changes).isOne();
        assertThat(may("operator", Permissions.DELETE, PROCESS_INSTANCE, "any")).isFalse();
        assertThat(may("operator", ProcessDefinitionPermissions.RETRY_JOB, PROCESS_DEFINITION, "unitReport"))
                .isTrue();
    }

    @Test
    @DisplayName("用户管理员只能把人员编入现有单位")
    void userAdministratorKeepsThePlansUnitsOnly() {
        provisioning.provide(without(TAX));

        assertThat(may("user-administrator", Permissions.CREATE, GROUP_MEMBERSHIP, "fagaiwei"))
                .isTrue();
        assertThat(List.of(
                        TAX,
                        "yingshangban",
                        "lingdaoxiaozu",
                        "camunda-admin",
                        "process-owner",
                        "user-administrator",
                        "operator",
                        "auditor"))
                .noneMatch(group -> may("user-administrator", Permissions.CREATE, GROUP_MEMBERSHIP, group));
    }

    @Test
    @DisplayName("演示账号的姓名整体置于名字栏，并属于本单位和相应角色")
    void demonstrationAccountCarriesItsWholeName() {
        var user = identities.createUserQuery().userId("fagaiwei.liaison").singleResult();

        assertThat(user.getFirstName()).isEqualTo("市发展改革委联络员");
        assertThat(FullName.of(user)).isEqualTo("市发展改革委联络员");
        assertThat(user.getEmail()).isEqualTo("fagaiwei.liaison@everspring.example");
        assertThat(identities.checkPassword("fagaiwei.liaison", PASSWORD)).isTrue();
        assertThat(identities.createGroupQuery().groupMember("fagaiwei.liaison").list())
                .extracting(Group::getId)
                .containsExactlyInAnyOrder("fagaiwei", "liaison");
    }

    @Test
    @DisplayName("每个单位两名演示人员，另有各类管理人员一名")
    void everyUnitHasALiaisonAndALeader() {
        assertThat(identities.createUserQuery().count())
                .isEqualTo(2L * plan.units().size() + StaffRole.values().length);
        assertThat(identities.createUserQuery().memberOfGroup("camunda-admin").list())
                .extracting(User::getId)
                .containsExactly("admin");
        assertThat(may("camunda-admin", Permissions.UPDATE, AUTHORIZATION, "any"))
                .isTrue();
    }

    @Test
    @DisplayName("共用的演示账号不能由使用者删除或修改")
    void demonstrationAccountCannotBeChangedByWhoeverUsesIt() {
        assertThat(mayWithOwnAccount("fagaiwei.liaison", Permissions.READ)).isTrue();
        assertThat(mayWithOwnAccount("fagaiwei.liaison", Permissions.UPDATE)).isFalse();
        assertThat(mayWithOwnAccount("fagaiwei.liaison", Permissions.DELETE)).isFalse();
    }

    @Test
    @DisplayName("真实人员可修改本人口令，不能删除本人账号")
    void staffMayChangeTheirPasswordButNotDeleteThemselves() {
        var colleague = identities.newUser("zhangsan");
        colleague.setEmail("zhangsan@office.test");
        colleague.setPassword("A-real-password-1");
        identities.saveUser(colleague);

        assertThat(mayWithOwnAccount("zhangsan", Permissions.UPDATE)).isTrue();
        assertThat(mayWithOwnAccount("zhangsan", Permissions.DELETE)).isFalse();
    }

    @Test
    @DisplayName("演示口令被改后，重新启动即恢复")
    void changedDemonstrationPasswordIsRestored() {
        var user = identities.createUserQuery().userId("fagaiwei.leader").singleResult();
        user.setPassword("Something-else-1");
        identities.saveUser(user);

        var changes = provisioning.provide(plan.units());

        assertThat(changes).isOne();
        assertThat(identities.checkPassword("fagaiwei.leader", PASSWORD)).isTrue();
    }

    @Test
    @DisplayName("与演示账号同名的真实账号不受影响")
    void realAccountOfTheSameNameIsLeftAlone() {
        var user = identities.createUserQuery().userId("admin").singleResult();
        user.setEmail("admin@office.test");
        user.setPassword("A-real-password-1");
        identities.saveUser(user);

        provisioning.provide(plan.units());
        switchDemonstrationOff();

        assertThat(identities.checkPassword("admin", "A-real-password-1")).isTrue();
    }

    @Test
    @DisplayName("关闭演示后演示账号全部删除，真实账号保留")
    void switchingTheDemonstrationOffTakesTheAccountsAway() {
        var colleague = identities.newUser("zhangsan");
        colleague.setFirstName("张三");
        colleague.setEmail("zhangsan@office.test");
        colleague.setPassword("A-real-password-1");
        identities.saveUser(colleague);

        switchDemonstrationOff();

        assertThat(identities.createUserQuery().list()).extracting(User::getId).containsExactly("zhangsan");
    }

    private void switchDemonstrationOff() {
        var switchedOff = new DemonstrationStaff(identities, passwords, new DemonstrationSettings(false, PASSWORD));
        engine.aloneInOneTransaction(() -> switchedOff.provide(plan.units()));
    }

    private List<Unit> without(String id) {
        return plan.units().stream()
                .filter(unit -> !unit.id().equals(UnitId.of(id)))
                .toList();
    }

    private boolean mayWithOwnAccount(String user, Permission permission) {
        return authorizations.isUserAuthorized(user, List.of("liaison"), permission, USER, user);
    }

    private boolean may(String group, Permission permission, Resource resource, String resourceId) {
        return authorizations.isUserAuthorized("nobody", List.of(group), permission, resource, resourceId);
    }
}
