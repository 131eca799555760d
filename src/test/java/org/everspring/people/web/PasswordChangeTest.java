package org.everspring.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("口令一改，该账号在别处的登录立即结束")
class PasswordChangeTest {

    private static final String PERSON = "zhangsan";
    private static final String FIRST = "EverSpring-2023";
    private static final String CREDENTIALS = "/camunda/api/engine/engine/default/user/zhangsan/credentials";

    @Autowired
    private Environment environment;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void account() {
        var user = identities.newUser(PERSON);
        user.setFirstName("张三");
        user.setLastName(" ");
        user.setPassword(FIRST);
        identities.saveUser(user);
        identities.createMembership(PERSON, "wuhuaqu");
        identities.createMembership(PERSON, "liaison");
    }

    @AfterEach
    void noAccount() {
        identities.deleteUser(PERSON);
    }

    @Test
    @DisplayName("用户管理员重置口令后，所有登录都结束，页面和接口都一样")
    void resetEndsAllSessions() {
        Browser office = Browser.signedIn(environment, PERSON);
        Browser home = Browser.signedIn(environment, PERSON);
        assertThat(office.get("/desk").status()).isEqualTo(200);

        Browser.signedIn(environment, "user-administrator").post("/board/accounts/zhangsan/password", Map.of());

        assertThat(office.get("/desk").location()).startsWith("/login");
        assertThat(home.get("/camunda/api/engine/engine/default/task/count").status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("本人修改口令后，别处的登录结束，本次登录继续")
    void ownChangeEndsTheOtherSessions() {
        Browser here = Browser.signedIn(environment, PERSON);
        Browser there = Browser.signedIn(environment, PERSON);
        assertThat(there.get("/desk").status()).isEqualTo(200);
        here.get("/camunda/app/welcome/default/");

        Browser.Page changed = here.put(
                CREDENTIALS,
                "{\"password\":\"Another-2023-9\",\"authenticatedUserPassword\":\"" + FIRST + "\"}",
                Map.of("X-XSRF-TOKEN", here.cookie("XSRF-TOKEN")));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(here.get("/desk").status()).isEqualTo(200);
        assertThat(there.get("/desk").location()).startsWith("/login");
    }

    @Test
    @DisplayName("停用账号后，所有登录都结束")
    void disablingEndsAllSessions() {
        Browser office = Browser.signedIn(environment, PERSON);
        assertThat(office.get("/desk").status()).isEqualTo(200);
        Browser keeper = Browser.signedIn(environment, "user-administrator");

        keeper.post("/board/accounts/zhangsan/disable", Map.of("reason", "调离"));

        assertThat(office.get("/desk").location()).startsWith("/login");
        keeper.post("/board/accounts/zhangsan/enable", Map.of());
        assertThat(office.get("/desk").location()).startsWith("/login");
    }
}
