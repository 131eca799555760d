package org.everspring.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.everspring.plan.UnitId;
import org.everspring.support.PlanTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@PlanTest
@Transactional
@DisplayName("当前登录人员")
class SignedInStaffTest {

    @Autowired
    private SignedInStaff signedInStaff;

    @Autowired
    private IdentityService identities;

    @Test
    @DisplayName("账号即为本系统页面的登录人员")
    void accountIsAMemberOfStaff() {
        var staff = signedInStaff.find("fagaiwei.leader").orElseThrow();

        assertThat(staff.name()).isEqualTo("市发展改革委负责人");
        assertThat(staff.memberOf(UnitId.of("fagaiwei"))).isTrue();
        assertThat(staff.memberOf(UnitId.of("shuiwuju"))).isFalse();
        assertThat(staff.administrator()).isFalse();
    }

    @Test
    @DisplayName("系统管理员不属于任何单位")
    void administratorBelongsToNoUnit() {
        var staff = signedInStaff.find("admin").orElseThrow();

        assertThat(staff.administrator()).isTrue();
        assertThat(staff.units()).isEmpty();
    }

    @Test
    @DisplayName("调离单位后立即失去该单位身份")
    void membershipThatWasTakenAwayIsGoneAtOnce() {
        identities.deleteMembership("fagaiwei.leader", "fagaiwei");

        assertThat(signedInStaff.find("fagaiwei.leader").orElseThrow().units()).isEmpty();
    }

    @Test
    @DisplayName("账号删除后登录随即失效")
    void deletedAccountIsNotSignedIn() {
        identities.deleteUser("fagaiwei.leader");

        assertThat(signedInStaff.find("fagaiwei.leader")).isEmpty();
    }
}
