package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.everspring.access.SignedInStaff;
import org.everspring.access.StaffMember;
import org.everspring.people.Accounts;
import org.everspring.people.Deputies;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.RestClient;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;

/** In a session that goes on, and at the interface where each call signs in. */
@EngineTest
@DisplayName("单位、职责、账号和代办的变化，在下一次请求时即生效")
class NextRequestTest {

    private static final String CLERK = "panlongqu.liaison";
    private static final String POLICE = "2026Q4:1.1:gonganju";
    private static final String OWN = "2026Q4:1.2:panlongqu";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Environment environment;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private Workday workday;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private SignedInStaff staff;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Deputies deputies;

    private List<RestClient> ways;

    @BeforeEach
    void bothWaysAreOpen() {
        desk.openQuarter();
        ways = List.of(RestClient.session(http, CLERK), RestClient.basic(http, CLERK));
        ways.forEach(way -> {
            assertThat(reads(way, OWN)).isTrue();
            assertThat(reads(way, POLICE)).isFalse();
        });
    }

    private boolean reads(RestClient way, String obligation) {
        String task = desk.task(obligation, ReportingDesk.FILL).getId();
        return way.get("/task/" + task).getStatusCode().value() == 200
                && way.post("/task", Map.of()).getBody().contains(task)
                && way.get("/task/" + task + "/form-variables").getStatusCode().value() == 200;
    }

    private StaffMember member(String userId) {
        return staff.find(userId).orElseThrow();
    }

    @Test
    @DisplayName("调出、调入单位")
    void anotherUnit() {
        identities.deleteMembership(CLERK, "panlongqu");
        try {
            ways.forEach(way -> assertThat(reads(way, OWN)).isFalse());
            identities.createMembership(CLERK, "gonganju");
            ways.forEach(way -> {
                assertThat(reads(way, OWN)).isFalse();
                assertThat(reads(way, POLICE)).isTrue();
            });
        } finally {
            identities.deleteMembership(CLERK, "gonganju");
            identities.createMembership(CLERK, "panlongqu");
        }
        ways.forEach(way -> {
            assertThat(reads(way, OWN)).isTrue();
            assertThat(reads(way, POLICE)).isFalse();
        });
    }

    @Test
    @DisplayName("本单位不能再用某个应用")
    void anApplicationLess() {
        Browser browser = Browser.signedIn(environment, CLERK);
        String tasklist = "/camunda/app/tasklist/default/";
        assertThat(browser.get(tasklist).status()).isEqualTo(200);
        Authorization right = authorizations
                .createAuthorizationQuery()
                .groupIdIn("panlongqu")
                .resourceType(Resources.APPLICATION)
                .resourceId("tasklist")
                .singleResult();
        Authorization again = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        again.setGroupId("panlongqu");
        again.setResource(Resources.APPLICATION);
        again.setResourceId("tasklist");
        again.setPermissions(new Permissions[] {Permissions.ACCESS});

        authorizations.deleteAuthorization(right.getId());
        try {
            assertThat(browser.get(tasklist).status()).isNotEqualTo(200);
        } finally {
            authorizations.saveAuthorization(again);
        }
        assertThat(browser.get(tasklist).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("账号停用")
    void aDisabledAccount() {
        accounts.disable(member("user-administrator"), CLERK, "调离");
        try {
            ways.forEach(
                    way -> assertThat(way.get("/task").getStatusCode().value()).isEqualTo(401));
        } finally {
            accounts.enable(member("user-administrator"), CLERK);
        }
    }

    @Test
    @DisplayName("代办开始、撤销和期满")
    void aDeputysTime() {
        var today = LocalDate.parse("2026-12-01");
        StaffMember keeper = member("user-administrator");
        var first = deputies.name(keeper, "gonganju.liaison", CLERK, today, today.plusDays(1), "借调");
        ways.forEach(way -> assertThat(reads(way, POLICE)).isTrue());

        deputies.end(keeper, first.id());
        ways.forEach(way -> assertThat(reads(way, POLICE)).isFalse());

        deputies.name(keeper, "gonganju.liaison", CLERK, today, today, "借调");
        ways.forEach(way -> assertThat(reads(way, POLICE)).isTrue());
        workday.at("2026-12-02T00:00");
        ways.forEach(way -> {
            assertThat(reads(way, POLICE)).isFalse();
            assertThat(reads(way, OWN)).isTrue();
        });
    }

    @Test
    @DisplayName("代办的人员账号停用，代办随之停止")
    void aDisabledPrincipal() {
        var today = LocalDate.parse("2026-12-01");
        deputies.name(member("user-administrator"), "gonganju.liaison", CLERK, today, today, "借调");
        ways.forEach(way -> assertThat(reads(way, POLICE)).isTrue());

        accounts.disable(member("user-administrator"), "gonganju.liaison", "退休");
        try {
            ways.forEach(way -> assertThat(reads(way, POLICE)).isFalse());
        } finally {
            accounts.enable(member("user-administrator"), "gonganju.liaison");
        }
    }
}
