package org.everspring.audit.web;

import static org.everspring.kernel.AuditKind.ACCOUNT;
import static org.everspring.kernel.AuditKind.FILTER;
import static org.everspring.kernel.AuditKind.INSTANCE;
import static org.everspring.kernel.AuditKind.LOGIN;
import static org.everspring.kernel.AuditKind.MODEL;
import static org.everspring.kernel.AuditKind.OPERATION;
import static org.everspring.kernel.AuditKind.OTHER;
import static org.everspring.kernel.AuditKind.RIGHT;
import static org.everspring.kernel.AuditKind.TASK;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.everspring.audit.AuditedAction;
import org.everspring.kernel.AuditKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a request asks for, in words: our own handlers say so themselves, for Camunda's interfaces it is told here.
 */
@Component
class RequestActions {

    static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private record Rule(PathPattern path, String action) {

        Rule(String path, String action) {
            this(PathPatternParser.defaultInstance.parse(path), action);
        }
    }

    /** What the filters of the login answer, before any handler; the first that holds. */
    private static final List<Rule> LOGINS = List.of(
            new Rule("/login", "登录"),
            new Rule("/logout", "退出"),
            new Rule("/sign-in", "登录"),
            new Rule("/camunda/api/admin/auth/user/{engine}/logout", "退出"));

    private static final List<PathPattern> ENGINES = List.of(
            PathPatternParser.defaultInstance.parse("/engine-rest/engine/{engine}/{thing}/{subject}/**"),
            PathPatternParser.defaultInstance.parse("/engine-rest/engine/{engine}/{thing}"),
            PathPatternParser.defaultInstance.parse("/engine-rest/{thing}/{subject}/**"),
            PathPatternParser.defaultInstance.parse("/engine-rest/{thing}"),
            PathPatternParser.defaultInstance.parse("/camunda/api/engine/engine/{engine}/{thing}/{subject}/**"),
            PathPatternParser.defaultInstance.parse("/camunda/api/engine/engine/{engine}/{thing}"),
            PathPatternParser.defaultInstance.parse("/camunda/api/{thing}/**"));

    private record Thing(AuditKind kind, String name) {}

    private static final Map<String, Thing> THINGS = Map.ofEntries(
            Map.entry("task", new Thing(TASK, "任务")),
            Map.entry("process-instance", new Thing(INSTANCE, "流程实例")),
            Map.entry("execution", new Thing(INSTANCE, "流程执行")),
            Map.entry("variable-instance", new Thing(INSTANCE, "变量")),
            Map.entry("message", new Thing(INSTANCE, "消息")),
            Map.entry("signal", new Thing(INSTANCE, "信号")),
            Map.entry("condition", new Thing(INSTANCE, "条件")),
            Map.entry("modification", new Thing(INSTANCE, "流程实例调整")),
            Map.entry("migration", new Thing(INSTANCE, "流程实例迁移")),
            Map.entry("deployment", new Thing(MODEL, "部署")),
            Map.entry("process-definition", new Thing(MODEL, "流程定义")),
            Map.entry("decision-definition", new Thing(MODEL, "决策定义")),
            Map.entry("authorization", new Thing(RIGHT, "权限")),
            Map.entry("user", new Thing(ACCOUNT, "用户")),
            Map.entry("group", new Thing(ACCOUNT, "用户组")),
            Map.entry("tenant", new Thing(ACCOUNT, "租户")),
            Map.entry("identity", new Thing(ACCOUNT, "身份")),
            Map.entry("filter", new Thing(FILTER, "任务筛选器")),
            Map.entry("job", new Thing(OPERATION, "作业")),
            Map.entry("job-definition", new Thing(OPERATION, "作业定义")),
            Map.entry("incident", new Thing(OPERATION, "异常事件")),
            Map.entry("external-task", new Thing(OPERATION, "外部任务")),
            Map.entry("batch", new Thing(OPERATION, "批处理")),
            Map.entry("history", new Thing(OPERATION, "历史记录")),
            Map.entry("metrics", new Thing(OPERATION, "运行指标")));

    /** By the last part of the path. */
    private static final Map<String, String> ENGINE_ACTIONS = Map.ofEntries(
            Map.entry("claim", "领办任务"),
            Map.entry("unclaim", "退回认领的任务"),
            Map.entry("complete", "办结任务"),
            Map.entry("delegate", "委派任务"),
            Map.entry("assignee", "指派任务"),
            Map.entry("resolve", "回复委派的任务"),
            Map.entry("bpmnError", "上报流程错误"),
            Map.entry("bpmnEscalation", "上报流程升级"),
            Map.entry("start", "发起流程"),
            Map.entry("suspended", "暂停或恢复"),
            Map.entry("retries", "设定重试次数"),
            Map.entry("variables", "写入变量"),
            Map.entry("members", "调整用户组成员"),
            Map.entry("password", "修改口令"),
            Map.entry("unlock", "解锁账号"));

    private final AuditedHandlers handlers;

    RequestActions(AuditedHandlers handlers) {
        this.handlers = handlers;
    }

    /** @param path as it was sent, encoded; never fails, whatever is in it */
    AuditedAction of(String method, String path) {
        PathContainer at = parse(path);
        return at == null
                ? new AuditedAction(OTHER, "调用接口", null)
                : handlers.action(method, at)
                        .or(() -> login(method, at))
                        .or(() -> engine(method, at))
                        .orElseGet(() -> new AuditedAction(OTHER, SAFE.contains(method) ? "访问页面或接口" : "提交请求", null));
    }

    /** Empty where reading is nothing to write down. */
    Optional<AuditedAction> ofReading(String method, String path) {
        return Optional.ofNullable(parse(path)).flatMap(at -> handlers.action(method, at));
    }

    /** Without the engine, whose many questions are sent by POST, too. */
    static boolean isEngine(String path) {
        PathContainer at = parse(path);
        return at != null && ENGINES.stream().anyMatch(engine -> engine.matches(at));
    }

    private static @Nullable PathContainer parse(String path) {
        try {
            return PathContainer.parsePath(path);
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }

    private static Optional<AuditedAction> login(String method, PathContainer at) {
        return LOGINS.stream()
                .filter(rule -> method.equals("POST") && rule.path().matches(at))
                .findFirst()
                .map(rule -> new AuditedAction(LOGIN, rule.action(), null));
    }

    private static Optional<AuditedAction> engine(String method, PathContainer at) {
        return ENGINES.stream()
                .map(pattern -> pattern.matchAndExtract(at))
                .filter(Objects::nonNull)
                .findFirst()
                .map(parts -> engineAction(
                        method,
                        parts.getUriVariables().getOrDefault("thing", ""),
                        parts.getUriVariables().get("subject"),
                        at.value()));
    }

    private static AuditedAction engineAction(String method, String called, @Nullable String subject, String path) {
        Thing thing = THINGS.getOrDefault(called, new Thing(OTHER, "接口"));
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (SAFE.contains(method)) {
            return new AuditedAction(thing.kind(), "查看" + thing.name(), subject);
        }
        if (last.equals("submit-form")) {
            return new AuditedAction(thing.kind(), called.equals("task") ? "办结任务" : "发起流程", subject);
        }
        if ("create".equals(subject)) {
            return new AuditedAction(thing.kind(), called.equals("deployment") ? "部署流程或表单" : "新建" + thing.name(), null);
        }
        if (last.equals("create")) {
            return new AuditedAction(thing.kind(), path.contains("/attachment/") ? "添加附件" : "添加意见", subject);
        }
        String action = ENGINE_ACTIONS.get(last);
        return new AuditedAction(thing.kind(), action == null ? verb(method) + thing.name() : action, subject);
    }

    private static String verb(String method) {
        return switch (method) {
            case "DELETE" -> "删除";
            case "PUT" -> "修改";
            default -> "操作";
        };
    }
}
