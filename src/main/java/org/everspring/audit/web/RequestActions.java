package org.everspring.audit.web;

import static org.everspring.audit.AuditKind.ACCOUNT;
import static org.everspring.audit.AuditKind.AUDIT;
import static org.everspring.audit.AuditKind.EVIDENCE;
import static org.everspring.audit.AuditKind.FILTER;
import static org.everspring.audit.AuditKind.INSTANCE;
import static org.everspring.audit.AuditKind.LOGIN;
import static org.everspring.audit.AuditKind.MODEL;
import static org.everspring.audit.AuditKind.OPERATION;
import static org.everspring.audit.AuditKind.OTHER;
import static org.everspring.audit.AuditKind.PAGE;
import static org.everspring.audit.AuditKind.RIGHT;
import static org.everspring.audit.AuditKind.TASK;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.everspring.audit.AuditKind;
import org.everspring.audit.AuditedAction;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What a request asks for, in words. */
final class RequestActions {

    static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final String ANY = "*";

    /** @param path {@code {subject}} is what it is done on */
    private record Rule(String method, PathPattern path, AuditKind kind, String action) {

        Rule(String method, String path, AuditKind kind, String action) {
            this(method, PathPatternParser.defaultInstance.parse(path), kind, action);
        }

        boolean holds(String asked, PathContainer at) {
            return (method.equals(asked) || method.equals(ANY)) && path.matches(at);
        }

        AuditedAction audited(PathContainer at) {
            PathPattern.PathMatchInfo parts = path.matchAndExtract(at);
            return new AuditedAction(
                    kind, action, parts == null ? null : parts.getUriVariables().get("subject"));
        }
    }

    /** The first that holds. */
    private static final List<Rule> PAGES = List.of(
            new Rule("POST", "/login", LOGIN, "登录"),
            new Rule("POST", "/logout", LOGIN, "退出"),
            new Rule("POST", "/sign-in", LOGIN, "登录"),
            new Rule("POST", "/camunda/api/admin/auth/user/{engine}/logout", LOGIN, "退出"),
            new Rule("POST", "/desk/obligations/{subject}/withdraw", PAGE, "撤回报送"),
            new Rule("POST", "/desk/obligations/{subject}/extension", PAGE, "申请延期"),
            new Rule("POST", "/desk/obligations/{subject}/urge", PAGE, "催办"),
            new Rule("POST", "/desk/problems/{subject}/reopen", PAGE, "重新发起问题"),
            new Rule("PUT", "/api/problems/{subject}", PAGE, "报送问题"),
            new Rule("POST", "/board/experiences/{subject}/recognition", PAGE, "登记经验认定"),
            new Rule("POST", "/board/assessment/what-if", PAGE, "试算评分表"),
            new Rule("POST", "/api/assessment/{subject}/what-if", PAGE, "试算评分表"),
            new Rule("POST", "/desk/tasks/{subject}/evidence", EVIDENCE, "上传佐证材料"),
            new Rule("POST", "/desk/subjects/{subject}/evidence", EVIDENCE, "上传佐证材料"),
            new Rule("DELETE", "/desk/evidence/{subject}", EVIDENCE, "删除佐证材料"),
            new Rule("POST", "/api/models/dry-run", MODEL, "试部署"),
            new Rule("POST", "/api/models/{subject}/migrate", MODEL, "迁移流程实例"),
            new Rule("POST", "/api/models/{subject}/rollback", MODEL, "退回上一版本"),
            new Rule("POST", "/api/models/{subject}/suspend", MODEL, "暂停流程"),
            new Rule("POST", "/api/models/{subject}/resume", MODEL, "恢复流程"),
            new Rule(ANY, "/api/models/**", MODEL, "管理流程与表单"),
            new Rule("POST", "/board/calendar/{subject}", OPERATION, "导入年度工作日"),
            new Rule(ANY, "/board/models/**", MODEL, "管理流程与表单"),
            new Rule("POST", "/board/accounts/new", ACCOUNT, "新建账号"),
            new Rule("POST", "/board/accounts/{subject}/disable", ACCOUNT, "停用账号"),
            new Rule("POST", "/board/accounts/{subject}/enable", ACCOUNT, "启用账号"),
            new Rule("POST", "/board/accounts/{subject}/unlock", ACCOUNT, "解除登录限制"),
            new Rule("POST", "/board/accounts/{subject}/password", ACCOUNT, "重设口令"),
            new Rule("POST", "/board/accounts/{subject}/place", ACCOUNT, "调整单位和职责"),
            new Rule("POST", "/board/accounts/{subject}/deputy/**", ACCOUNT, "设定代办"),
            new Rule(ANY, "/board/accounts/**", ACCOUNT, "管理账号"),
            new Rule("POST", "/desk/deputy/tasks/{subject}/take-over", TASK, "接办任务"),
            new Rule("POST", "/board/models/dry-run", MODEL, "试部署"),
            new Rule("POST", "/board/models/{subject}/migrate", MODEL, "迁移流程实例"),
            new Rule("POST", "/board/models/{subject}/rollback", MODEL, "退回上一版本"),
            new Rule("POST", "/board/models/{subject}/suspend", MODEL, "暂停流程"),
            new Rule("POST", "/board/models/{subject}/resume", MODEL, "恢复流程"),
            new Rule(ANY, "/desk/deputy/**", ACCOUNT, "设定代办"));

    /** What is written down although it only reads. */
    private static final List<Rule> READING = List.of(
            new Rule("GET", "/desk/evidence/{subject}", EVIDENCE, "下载佐证材料"),
            new Rule("GET", "/board/audit", AUDIT, "查询审计记录"),
            new Rule("GET", "/board/audit/seals", AUDIT, "核验审计记录"),
            new Rule("GET", "/board/audit.xlsx", AUDIT, "导出审计记录（.xlsx）"),
            new Rule("GET", "/board/audit.csv", AUDIT, "导出审计记录（.csv）"));

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
            Map.entry("claim", "认领任务"),
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

    private RequestActions() {}

    /** @param path as it was sent, encoded; never fails, whatever is in it */
    static AuditedAction of(String method, String path) {
        PathContainer at = parse(path);
        return at == null
                ? new AuditedAction(OTHER, "调用接口", null)
                : find(PAGES, method, at)
                        .or(() -> engine(method, at))
                        .orElseGet(() -> new AuditedAction(OTHER, SAFE.contains(method) ? "访问页面或接口" : "提交请求", null));
    }

    /** Empty where reading is nothing to write down. */
    static Optional<AuditedAction> ofReading(String method, String path) {
        PathContainer at = parse(path);
        return at == null ? Optional.empty() : find(READING, method, at);
    }

    /** Whether there is a word for it beyond that something was sent. */
    static boolean isNamed(String method, String path) {
        PathContainer at = parse(path);
        return at != null && find(PAGES, method, at).isPresent();
    }

    /** Without the engine, whose many questions are sent by POST, too. */
    static boolean isEngine(String path) {
        PathContainer at = parse(path);
        return at != null && ENGINES.stream().anyMatch(engine -> engine.matches(at));
    }

    private static PathContainer parse(String path) {
        try {
            return PathContainer.parsePath(path);
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }

    private static Optional<AuditedAction> find(List<Rule> rules, String method, PathContainer at) {
        return rules.stream().filter(rule -> rule.holds(method, at)).findFirst().map(rule -> rule.audited(at));
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

    private static AuditedAction engineAction(String method, String called, String subject, String path) {
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
