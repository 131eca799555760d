package org.everspring.home.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.everspring.access.DemonstrationAccounts;
import org.everspring.plan.Plan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(
        controllers = StartPageController.class,
        // The bar of whoever is signed in; here nobody is.
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "org\\.everspring\\.home\\.(?!web\\.StartPage).*"))
@AutoConfigureMockMvc(addFilters = false)
@DisplayName("正式运行时的首页")
class StartPageWithoutDemonstrationTest {

    @Autowired
    private MockMvc http;

    @MockitoBean
    private DemonstrationAccounts accounts;

    @Test
    @DisplayName("不显示任何账号和口令")
    void noAccountIsShown() throws Exception {
        http.perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("办理任务"), containsString("向用户管理员申请"))))
                .andExpect(content()
                        .string(allOf(
                                not(containsString("演示")),
                                not(containsString(".liaison")),
                                not(containsString("统一口令")))));
    }

    @TestConfiguration
    static class ThePlan {

        @Bean
        Plan plan() {
            return Plan.read(new ClassPathResource("plan/kunming-2023-40.yaml"));
        }
    }
}
