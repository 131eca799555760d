package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.everspring.plan.UnitId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.annotation.Transactional;

@EverSpringContext
@Transactional
@DisplayName("当前登录人员")
class SignedInStaffTest {

    @Autowired
    private SignedInStaff signedInStaff;

    @Autowired
    private IdentityService identities;

    @Test
    @DisplayName("在任务清单登录后即为本系统页面的登录人员")
    void loginAtTasklistCounts() {
        var staff = signedInStaff.find(signedIn("fagaiwei.leader")).orElseThrow();

        assertThat(staff.name()).isEqualTo("市发展改革委负责人");
        assertThat(staff.memberOf(UnitId.of("fagaiwei"))).isTrue();
        assertThat(staff.memberOf(UnitId.of("shuiwuju"))).isFalse();
        assertThat(staff.administrator()).isFalse();
    }

    @Test
    @DisplayName("系统管理员不属于任何单位")
    void administratorBelongsToNoUnit() {
        var staff = signedInStaff.find(signedIn("admin")).orElseThrow();

        assertThat(staff.administrator()).isTrue();
        assertThat(staff.units()).isEmpty();
    }

    @Test
    @DisplayName("未登录时没有登录人员，也不建立会话")
    void nobodyIsSignedInWithoutALogin() {
        var request = new MockHttpServletRequest();

        assertThat(signedInStaff.find(request)).isEmpty();
        assertThat(request.getSession(false)).isNull();
    }

    @Test
    @DisplayName("调离单位后立即失去该单位身份")
    void membershipThatWasTakenAwayIsGoneAtOnce() {
        var request = signedIn("fagaiwei.leader");
        identities.deleteMembership("fagaiwei.leader", "fagaiwei");

        assertThat(signedInStaff.find(request).orElseThrow().units()).isEmpty();
    }

    @Test
    @DisplayName("账号删除后登录随即失效")
    void deletedAccountIsNotSignedIn() {
        var request = signedIn("fagaiwei.leader");
        identities.deleteUser("fagaiwei.leader");

        assertThat(signedInStaff.find(request)).isEmpty();
    }

    private static MockHttpServletRequest signedIn(String userId) {
        var logins = new Authentications();
        logins.addOrReplace(new UserAuthentication(userId, "default"));
        var request = new MockHttpServletRequest();
        request.getSession().setAttribute("authenticatedUser", logins);
        return request;
    }
}
