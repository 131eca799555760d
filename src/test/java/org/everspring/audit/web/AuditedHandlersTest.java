package org.everspring.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.everspring.audit.AuditedAction;
import org.everspring.kernel.AuditKind;
import org.everspring.kernel.Audited;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DisplayName("处理方法上的审计标注")
class AuditedHandlersTest {

    @Controller
    static class Pages {

        @Audited(kind = AuditKind.PAGE, value = "登记")
        @PostMapping("/things/{year}")
        void enter() {}

        @Audited(kind = AuditKind.PAGE, value = "预览")
        @PostMapping("/things/preview")
        void preview() {}

        @Audited(kind = AuditKind.ACCOUNT, value = "撤销")
        @DeleteMapping("/things/{user}/parts/{part}")
        void remove() {}

        @GetMapping("/things/{year}")
        void show() {}
    }

    private AuditedHandlers handlers;

    @BeforeEach
    void mapTheirPaths() {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("pages", Pages.class);
        var mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        context.getBeanFactory().registerSingleton("requestMappingHandlerMapping", mapping);
        handlers = new AuditedHandlers(context.getBeanProvider(RequestMappingHandlerMapping.class));
    }

    private Optional<AuditedAction> action(String method, String path) {
        return handlers.action(method, PathContainer.parsePath(path));
    }

    @Test
    @DisplayName("对象是路径中的第一个变量")
    void isDoneOnTheFirstVariableOfThePath() {
        assertThat(action("POST", "/things/2027")).contains(new AuditedAction(AuditKind.PAGE, "登记", "2027"));
        assertThat(action("DELETE", "/things/lisi/parts/3"))
                .contains(new AuditedAction(AuditKind.ACCOUNT, "撤销", "lisi"));
    }

    @Test
    @DisplayName("固定的路径先于带变量的路径")
    void takesTheFixedPathFirst() {
        assertThat(action("POST", "/things/preview")).contains(new AuditedAction(AuditKind.PAGE, "预览", null));
    }

    @Test
    @DisplayName("没有标注的、方法不同的和不存在的路径都不算")
    void knowsNothingElse() {
        assertThat(action("GET", "/things/2027")).isEmpty();
        assertThat(action("PUT", "/things/2027")).isEmpty();
        assertThat(action("POST", "/other")).isEmpty();
    }
}
