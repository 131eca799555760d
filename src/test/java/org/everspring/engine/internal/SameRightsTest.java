package org.everspring.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.everspring.engine.MemberGroups;
import org.everspring.support.EngineTest;
import org.everspring.support.ReportingDesk;
import org.everspring.support.SqlStatements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Everything is asked twice: by our own ways to ask for rights, and by those that the engine comes with. */
@EngineTest
@DisplayName("每个角色的每个列表、每个数目、每项权限，与引擎自带的权限查询结果完全一致")
class SameRightsTest {

    private static final List<String> READERS = List.of(
            "gonganju.liaison",
            "gonganju.leader",
            "panlongqu.liaison",
            "fagaiwei.liaison",
            "yingshangban.liaison",
            "lingdaoxiaozu.leader",
            "process-owner",
            "user-administrator",
            "operator",
            "auditor",
            "admin",
            "nobody");

    /** As many as may be asked for at once. */
    private static final int MOST = 2_000;

    private static final String OWN_TASK = "2026Q4:1.1:gonganju";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MemberGroups members;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private SqlStatements statements;

    /** Claimed by one of the police; foreign to most. */
    private Task policeTask;

    private final List<Runnable> undo = new ArrayList<>();

    @BeforeEach
    void tasksOfEveryShape() {
        desk.openQuarter();
        var tasks = engine.getTaskService();
        policeTask = desk.task(OWN_TASK, ReportingDesk.FILL);
        tasks.setAssignee(policeTask.getId(), "gonganju.liaison");
        // What a model or a listener of an owner's may have done besides.
        Task shared = desk.task("2026Q4:1.1:wuhuaqu", ReportingDesk.FILL);
        tasks.addCandidateGroup(shared.getId(), "gonganju");
        tasks.addCandidateUser(shared.getId(), "process-owner");
        tasks.setOwner(shared.getId(), "operator");
        Task alone = tasks.newTask();
        alone.setName("独立任务");
        tasks.saveTask(alone);
        tasks.addCandidateGroup(alone.getId(), "panlongqu");
        undo.add(() -> tasks.deleteTask(alone.getId(), true));
    }

    @AfterEach
    void takeBack() {
        engine.getIdentityService().clearAuthentication();
        undo.forEach(Runnable::run);
    }

    private void authorize(
            int type, String user, String group, Resource resource, String id, Permission... permissions) {
        var service = engine.getAuthorizationService();
        Authorization authorization = service.createNewAuthorization(type);
        if (user != null) {
            authorization.setUserId(user);
        }
        if (group != null) {
            authorization.setGroupId(group);
        }
        authorization.setResource(resource);
        authorization.setResourceId(id);
        if (type == Authorization.AUTH_TYPE_REVOKE) {
            authorization.setPermissions(new Permission[] {Permissions.ALL});
            Arrays.stream(permissions).forEach(authorization::removePermission);
        } else {
            authorization.setPermissions(permissions);
        }
        String saved = service.saveAuthorization(authorization).getId();
        undo.add(() -> service.deleteAuthorization(saved));
    }

    @Test
    @DisplayName("一次请求之内只读一次权限；本次请求改了权限，随后就按新的")
    void aRequestReadsRightsOnce() {
        var service = engine.getAuthorizationService();
        Supplier<Boolean> mayUseCockpit = () -> service.isUserAuthorized(
                "gonganju.liaison", List.of("gonganju"), Permissions.ACCESS, Resources.APPLICATION, "cockpit");
        var request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        undo.add(RequestContextHolder::resetRequestAttributes);

        assertThat(mayUseCockpit.get()).isFalse();
        statements.of(mayUseCockpit::get).areAtMost(0);
        authorize(
                Authorization.AUTH_TYPE_GRANT, null, "gonganju", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        assertThat(mayUseCockpit.get()).isTrue();
        undo.remove(undo.size() - 1).run();
        assertThat(mayUseCockpit.get()).isFalse();
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                "gonganju.liaison",
                null,
                Resources.APPLICATION,
                "*",
                Permissions.ACCESS);
        assertThat(mayUseCockpit.get()).isTrue();
        // In one command all is written at its end.
        boolean[] within = new boolean[1];
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    undo.remove(undo.size() - 1).run();
                    within[0] = mayUseCockpit.get();
                    return null;
                });
        assertThat(mayUseCockpit.get()).isFalse();
        assertThat(within[0]).isTrue();
    }

    @Test
    @DisplayName("出厂权限")
    void asShipped() {
        assertSame(READERS);
    }

    @Test
    @DisplayName("管理员另行授予或收窄的权限")
    void withGrantsOfAllKinds() {
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                "nobody",
                null,
                Resources.PROCESS_DEFINITION,
                "unitReport",
                ProcessDefinitionPermissions.READ_TASK);
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                null,
                "panlongqu",
                Resources.PROCESS_DEFINITION,
                "unitReport",
                ProcessDefinitionPermissions.READ_INSTANCE);
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                "process-owner",
                null,
                Resources.TASK,
                policeTask.getId(),
                TaskPermissions.READ);
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                "user-administrator",
                null,
                Resources.TASK,
                Authorization.ANY,
                TaskPermissions.UPDATE);
        authorize(
                Authorization.AUTH_TYPE_GLOBAL,
                Authorization.ANY,
                null,
                Resources.TASK,
                desk.task("2026Q4:1.2:wuhuaqu", ReportingDesk.FILL).getId(),
                TaskPermissions.READ);
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                "user-administrator",
                null,
                Resources.PROCESS_INSTANCE,
                policeTask.getProcessInstanceId(),
                ProcessInstancePermissions.READ);
        // Somebody has taken a unit's right on one of its own tasks.
        var service = engine.getAuthorizationService();
        Authorization own = service.createAuthorizationQuery()
                .groupIdIn("gonganju")
                .resourceType(Resources.TASK)
                .resourceId(policeTask.getId())
                .singleResult();
        own.setPermissions(new Permission[] {TaskPermissions.TASK_WORK});
        service.saveAuthorization(own);

        assertSame(List.of("nobody", "gonganju.liaison", "panlongqu.liaison", "process-owner", "user-administrator"));
    }

    @Test
    @DisplayName("管理员收回（REVOKE）的权限")
    void withRevocations() {
        String task = desk.task("2026Q4:1.1:wuhuaqu", ReportingDesk.FILL).getId();
        authorize(Authorization.AUTH_TYPE_REVOKE, null, "gonganju", Resources.TASK, task, TaskPermissions.READ);
        authorize(
                Authorization.AUTH_TYPE_REVOKE,
                "yingshangban.liaison",
                null,
                Resources.PROCESS_DEFINITION,
                "unitReport",
                ProcessDefinitionPermissions.READ_TASK);
        authorize(
                Authorization.AUTH_TYPE_GRANT,
                "yingshangban.liaison",
                null,
                Resources.TASK,
                Authorization.ANY,
                TaskPermissions.READ);

        assertSame(List.of("gonganju.liaison", "yingshangban.liaison"));
    }

    private void assertSame(List<String> readers) {
        Map<String, String> ours = answers(readers);
        Map<String, String> theirs = withTheEnginesOwn(() -> answers(readers));

        assertThat(ours).isEqualTo(theirs);
        assertThat(ours.values().stream().distinct().count())
                .as("the questions tell the readers apart")
                .isGreaterThan(40);
    }

    private <T> T withTheEnginesOwn(Supplier<T> question) {
        Map<Class<?>, SessionFactory> sessions =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getSessionFactories();
        SessionFactory rights = sessions.get(AuthorizationManager.class);
        SessionFactory tasks = sessions.get(TaskManager.class);
        SessionFactory variables = sessions.get(VariableInstanceManager.class);
        assertThat(rights.openSession()).isInstanceOf(ReaderRights.class);
        assertThat(tasks.openSession()).isInstanceOf(ReadableTasks.class);
        assertThat(variables.openSession()).isInstanceOf(ReadableVariables.class);
        sessions.put(AuthorizationManager.class, new GenericManagerFactory(AuthorizationManager.class));
        sessions.put(TaskManager.class, new GenericManagerFactory(TaskManager.class));
        sessions.put(VariableInstanceManager.class, new GenericManagerFactory(VariableInstanceManager.class));
        try {
            return question.get();
        } finally {
            sessions.put(AuthorizationManager.class, rights);
            sessions.put(TaskManager.class, tasks);
            sessions.put(VariableInstanceManager.class, variables);
        }
    }

    private Map<String, String> answers(List<String> readers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String reader : readers) {
            List<String> groups = members.of(reader);
            for (List<String> given : Arrays.asList(groups, null)) {
                if (given == null && !reader.equals("gonganju.liaison")) {
                    continue;
                }
                as(reader, given, () -> {
                    String name = reader + (given == null ? " without groups: " : ": ");
                    taskQueries(reader, groups)
                            .forEach((query, asked) -> all.put(name + query, rows(asked.get(), true)));
                    otherQueries().forEach((query, asked) -> all.put(name + query, rows(asked.get(), false)));
                    filters().forEach((query, asked) -> all.put(name + query, orRefused(asked)));
                    permissions(reader, given, (question, answer) -> all.put(name + question, answer));
                });
            }
        }
        return all;
    }

    private void as(String user, List<String> groups, Runnable work) {
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** What was found, what was counted and how long a page of it is. */
    private static String rows(Query<?, ?> query, boolean pages) {
        return orRefused(() -> {
            List<String> found =
                    query.listPage(0, MOST).stream().map(SameRightsTest::id).toList();
            String all = found.stream().sorted().toList() + " " + found.size() + " of " + query.count();
            return pages ? all + " " + query.listPage(1, 2).size() : all;
        });
    }

    private static String orRefused(Supplier<String> asked) {
        try {
            return asked.get();
        } catch (AuthorizationException refused) {
            return refused.getMessage();
        }
    }

    private static String id(Object row) {
        try {
            Method id = row.getClass().getMethod("getId");
            id.setAccessible(true);
            return String.valueOf(id.invoke(row));
        } catch (ReflectiveOperationException e) {
            return row.toString();
        }
    }

    private Map<String, Supplier<Query<?, ?>>> taskQueries(String me, List<String> own) {
        String task = policeTask.getId();
        Map<String, Function<TaskQuery, TaskQuery>> queries = new LinkedHashMap<>();
        queries.put("all", query -> query);
        queries.put("by name", query -> query.orderByTaskNameCaseInsensitive().asc());
        queries.put("by due date", query -> query.orderByDueDate().desc());
        queries.put(
                "by variable",
                query -> query.orderByProcessVariable("unitName", ValueType.STRING)
                        .asc());
        queries.put("active", TaskQuery::active);
        queries.put("suspended", TaskQuery::suspended);
        queries.put("with forms", TaskQuery::initializeFormKeys);
        queries.put("of a process", query -> query.processDefinitionKey("unitReport"));
        queries.put("of no process", query -> query.processDefinitionKey("nothing"));
        queries.put("with key", query -> query.processInstanceBusinessKey(OWN_TASK));
        queries.put("with keys", query -> query.processInstanceBusinessKeyLike("%"));
        queries.put("one of others", query -> query.taskId(task));
        queries.put("mine", query -> query.taskAssignee(me));
        queries.put("anybody's", query -> query.taskAssigneeLike("%"));
        queries.put("not mine", query -> query.taskNameNotEqual("x"));
        queries.put("owned", query -> query.taskOwner("operator"));
        queries.put("unassigned", TaskQuery::taskUnassigned);
        queries.put("own tenant", TaskQuery::withoutTenantId);
        queries.put("tenant", query -> query.tenantIdIn("x"));
        queries.put("variable", query -> query.processVariableValueLike("unitName", "%"));
        queries.put("involved", query -> query.taskInvolvedUser(me));
        queries.put("others involved", query -> query.taskInvolvedUser("gonganju.liaison"));
        queries.put("candidate", query -> query.taskCandidateUser(me));
        queries.put(
                "candidate and assigned", query -> query.taskCandidateUser(me).includeAssignedTasks());
        queries.put("other candidate", query -> query.taskCandidateUser("process-owner"));
        queries.put("group of others", query -> query.taskCandidateGroup("wuhuaqu"));
        queries.put(
                "groups of others",
                query -> query.taskCandidateGroupIn(List.of("wuhuaqu", "gonganju"))
                        .includeAssignedTasks());
        queries.put("any group", query -> query.taskCandidateGroupLike("%").includeAssignedTasks());
        queries.put("with groups", query -> query.withCandidateGroups().includeAssignedTasks());
        queries.put("with users", TaskQuery::withCandidateUsers);
        queries.put("without groups", TaskQuery::withoutCandidateGroups);
        queries.put("without users", query -> query.withoutCandidateUsers().includeAssignedTasks());
        queries.put(
                "or others",
                query -> query.or()
                        .taskCandidateGroupIn(List.of("wuhuaqu"))
                        .taskUnassigned()
                        .endOr());
        queries.put(
                "or everything",
                query ->
                        query.or().taskCandidateGroupLike("%").taskNameLike("%").endOr());
        queries.put(
                "or twice",
                query -> query.or()
                        .taskAssignee(me)
                        .taskCandidateUser(me)
                        .endOr()
                        .or()
                        .taskNameLike("%")
                        .processDefinitionKey("nothing")
                        .endOr());
        if (!own.isEmpty()) {
            String first = own.get(0);
            queries.put("own groups", query -> query.taskCandidateGroupIn(own));
            queries.put(
                    "own and assigned",
                    query -> query.taskCandidateGroupIn(own)
                            .includeAssignedTasks()
                            .active()
                            .orderByTaskCreateTime()
                            .desc());
            queries.put(
                    "own by variable",
                    query -> query.taskCandidateGroupIn(own)
                            .orderByTaskVariable("matter", ValueType.STRING)
                            .asc());
            queries.put(
                    "own and another", query -> query.taskCandidateGroupIn(own).taskCandidateGroup("wuhuaqu"));
            queries.put("own of another", query -> query.taskCandidateGroupIn(List.of(first, "wuhuaqu")));
            queries.put(
                    "own or all",
                    query -> query.or()
                            .taskCandidateGroupIn(own)
                            .taskNameLike("%")
                            .endOr());
            queries.put(
                    "own, or all",
                    query -> query.taskCandidateGroupIn(own)
                            .or()
                            .taskNameLike("%")
                            .taskCandidateGroup("wuhuaqu")
                            .endOr());
            queries.put(
                    "own or others",
                    query -> query.or()
                            .taskCandidateGroup("wuhuaqu")
                            .taskCandidateGroupIn(own)
                            .endOr());
        }
        Map<String, Supplier<Query<?, ?>>> asked = new LinkedHashMap<>();
        queries.forEach((name, query) -> asked.put(
                "tasks, " + name, () -> query.apply(engine.getTaskService().createTaskQuery())));
        return asked;
    }

    private Map<String, Supplier<Query<?, ?>>> otherQueries() {
        String task = policeTask.getId();
        String instance = policeTask.getProcessInstanceId();
        var runtime = engine.getRuntimeService();
        var history = engine.getHistoryService();
        var repository = engine.getRepositoryService();
        var management = engine.getManagementService();
        Map<String, Supplier<Query<?, ?>>> queries = new LinkedHashMap<>();
        queries.put("instances", runtime::createProcessInstanceQuery);
        queries.put(
                "instances of one", () -> runtime.createProcessInstanceQuery().processDefinitionKey("unitReport"));
        queries.put("executions", runtime::createExecutionQuery);
        queries.put("variables", runtime::createVariableInstanceQuery);
        queries.put("variable", () -> runtime.createVariableInstanceQuery().variableName("unitName"));
        queries.put(
                "variables of a task",
                () -> runtime.createVariableInstanceQuery().taskIdIn(task));
        queries.put(
                "variables by name",
                () -> runtime.createVariableInstanceQuery()
                        .variableNameLike("%")
                        .variableScopeIdIn(task)
                        .orderByVariableName()
                        .asc());
        queries.put(
                "variables of an instance",
                () -> runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .variableValueNotEquals("unitName", "x"));
        queries.put("incidents", runtime::createIncidentQuery);
        queries.put("subscriptions", runtime::createEventSubscriptionQuery);
        queries.put("jobs", management::createJobQuery);
        queries.put("job definitions", management::createJobDefinitionQuery);
        queries.put("batches", management::createBatchQuery);
        queries.put("processes", repository::createProcessDefinitionQuery);
        queries.put("startable", () -> repository.createProcessDefinitionQuery().startablePermissionCheck());
        queries.put("decisions", repository::createDecisionDefinitionQuery);
        queries.put("deployments", repository::createDeploymentQuery);
        queries.put("past instances", history::createHistoricProcessInstanceQuery);
        queries.put("past activities", history::createHistoricActivityInstanceQuery);
        queries.put("past tasks", history::createHistoricTaskInstanceQuery);
        queries.put("past variables", history::createHistoricVariableInstanceQuery);
        queries.put("past details", history::createHistoricDetailQuery);
        queries.put("past jobs", history::createHistoricJobLogQuery);
        queries.put("past incidents", history::createHistoricIncidentQuery);
        queries.put("past decisions", history::createHistoricDecisionInstanceQuery);
        queries.put("past links", history::createHistoricIdentityLinkLogQuery);
        queries.put("operations", history::createUserOperationLogQuery);
        queries.put("users", engine.getIdentityService()::createUserQuery);
        queries.put("groups", engine.getIdentityService()::createGroupQuery);
        queries.put("filters", engine.getFilterService()::createFilterQuery);
        queries.put("statistics", management::createProcessDefinitionStatisticsQuery);
        queries.put("deployment statistics", management::createDeploymentStatisticsQuery);
        return queries;
    }

    /** As Tasklist runs them, and narrowed or widened by whoever calls. */
    private Map<String, Supplier<String>> filters() {
        var service = engine.getFilterService();
        Map<String, Supplier<String>> asked = new LinkedHashMap<>();
        for (Filter filter : service.createFilterQuery().listPage(0, MOST)) {
            BiFunction<String, TaskQuery, String> result = (name, extended) -> {
                List<Task> found = service.listPage(filter.getId(), extended, 0, MOST);
                return found.stream().map(Task::getId).sorted().toList() + " of "
                        + service.count(filter.getId(), extended);
            };
            asked.put(
                    "filter " + filter.getName(),
                    () -> service.listPage(filter.getId(), 0, MOST).size() + " " + service.count(filter.getId()));
            var tasks = engine.getTaskService();
            asked.put(
                    "filter for others " + filter.getName(),
                    () -> result.apply("others", tasks.createTaskQuery().taskCandidateGroup("wuhuaqu")));
            asked.put(
                    "filter or others " + filter.getName(),
                    () -> result.apply(
                            "or",
                            tasks.createTaskQuery()
                                    .or()
                                    .taskCandidateGroup("wuhuaqu")
                                    .taskNameLike("%")
                                    .endOr()));
        }
        return asked;
    }

    private void permissions(String user, List<String> groups, BiConsumer<String, String> answers) {
        var service = engine.getAuthorizationService();
        String foreign = policeTask.getId();
        for (Resources resource : Resources.values()) {
            for (Permission permission : permissionsOf(resource)) {
                for (String id : List.of("unitReport", foreign, "tasklist", Authorization.ANY)) {
                    answers.accept(
                            permission.getName() + " " + resource + " " + id,
                            String.valueOf(service.isUserAuthorized(
                                    user, Optional.ofNullable(groups).orElse(List.of()), permission, resource, id)));
                }
            }
        }
    }

    private static List<Permission> permissionsOf(Resources resource) {
        return switch (resource) {
            case TASK -> List.of(TaskPermissions.READ, TaskPermissions.UPDATE, TaskPermissions.TASK_WORK);
            case PROCESS_DEFINITION ->
                List.of(
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.CREATE_INSTANCE);
            case PROCESS_INSTANCE -> List.of(ProcessInstancePermissions.READ, ProcessInstancePermissions.CREATE);
            case APPLICATION -> List.of(Permissions.ACCESS, Permissions.ALL);
            case GROUP, USER -> List.of(Permissions.READ, Permissions.UPDATE);
            default -> List.of();
        };
    }
}
