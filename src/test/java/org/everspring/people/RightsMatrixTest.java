package org.everspring.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.plugin.resources.AdminPluginsRootResource;
import org.camunda.bpm.cockpit.impl.plugin.resources.BaseRootResource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.everspring.support.AssessmentDesk;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.InstructionDesk;
import org.everspring.support.ReportingDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every role at every endpoint, as {@code rights/matrix.txt} has it: one line an endpoint, one column a role. The subject
 * is the report that the police owes to 市发展改革委.
 */
@EngineTest
@DisplayName("各类人员在每个接口和页面上能做什么，与权限表一致")
class RightsMatrixTest {

    /** The columns of the table, from the left: own unit, its leader, another unit, … */
    private static final List<String> ROLES = List.of(
            "gonganju.liaison",
            "gonganju.leader",
            "panlongqu.liaison",
            "yingshangban.liaison",
            "lingdaoxiaozu.leader",
            "process-owner",
            "user-administrator",
            "operator",
            "auditor");

    private static final String OBLIGATION = "2026Q4:1.1:gonganju";
    private static final String COLLEAGUE = "zhangsan";
    private static final String PASSWORD = "EverSpring-2023";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String REFUSALS = "0123456789";
    private static final String ANSWERS = ".+";
    private static final Pattern RECORDED = Pattern.compile("\\{([a-z-]+)}");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    @Autowired
    private Environment environment;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk improvements;

    @Autowired
    private InstructionDesk instructions;

    @Autowired
    private AssessmentDesk assessments;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    /** What the path's parameters stand for, by the word before them. */
    private final Map<String, String> ids = new HashMap<>();

    /** What only the police's report contains, or the account of a colleague, or the rights of a group. */
    private final Set<String> marks = new LinkedHashSet<>();

    private final Map<String, RoleCaller> callers = new HashMap<>();

    @BeforeEach
    void policeHasToReport() {
        // What another test has left and whoever reads everything would be shown: jobs of no process, their logs,
        // batches.
        jdbc.sql("delete from ACT_HI_BATCH").update();
        jdbc.sql("delete from ACT_RU_JOB where PROCESS_DEF_KEY_ is null").update();
        jdbc.sql("delete from ACT_HI_JOB_LOG where PROCESS_DEF_KEY_ is null").update();
        desk.openQuarter();
        Task task = desk.task(OBLIGATION, ReportingDesk.FILL);
        var colleague = identities.newUser(COLLEAGUE);
        colleague.setFirstName("张三");
        colleague.setLastName(" ");
        colleague.setEmail("zhangsan@office.test");
        colleague.setPassword(PASSWORD);
        identities.saveUser(colleague);
        identities.createMembership(COLLEAGUE, "wuhuaqu");

        var repository = engine.getRepositoryService();
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("unitReport")
                .latestVersion()
                .singleResult();
        var decision = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("reminderPolicy")
                .latestVersion()
                .singleResult();
        var job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .listPage(0, 1)
                .get(0);
        var filter = engine.getFilterService()
                .createFilterQuery()
                .filterName("本单位待办")
                .singleResult();
        var authorization = engine.getAuthorizationService()
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn("camunda-admin")
                .listPage(0, 1)
                .get(0);
        var variable = engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(task.getProcessInstanceId())
                .variableName("unitName")
                .listPage(0, 1)
                .get(0);
        var activity = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(ReportingDesk.FILL)
                .listPage(0, 1)
                .get(0);
        var resource =
                repository.getDeploymentResources(definition.getDeploymentId()).get(0);

        ids.put("task", task.getId());
        ids.put("process-instance", task.getProcessInstanceId());
        ids.put("execution", task.getExecutionId());
        ids.put("process-definition", definition.getId());
        ids.put("process-definition/key", "unitReport");
        ids.put("decision-definition", decision.getId());
        ids.put("decision-definition/key", "reminderPolicy");
        ids.put("deployment", definition.getDeploymentId());
        ids.put("resources", resource.getId());
        ids.put("job", job.getId());
        ids.put("job-definition", job.getJobDefinitionId());
        ids.put("filter", filter.getId());
        ids.put("authorization", authorization.getId());
        ids.put("variable-instance", variable.getId());
        ids.put("activity-instance", activity.getId());
        ids.put("activity-instances", activity.getId());
        ids.put("variables", "unitName");
        ids.put("localVariables", "matter");
        ids.put("user", COLLEAGUE);
        ids.put("members", COLLEAGUE);
        ids.put("group", "wuhuaqu");
        ids.put("reports", OBLIGATION);
        ids.put("matters", OBLIGATION);
        ids.put("obligations", OBLIGATION);
        ids.put("subjects", OBLIGATION);
        ids.put("tasks", task.getId());
        ids.put("engine", "default");
        ids.put("base", "default");
        ids.put("adminPlugins", "default");

        marks.addAll(List.of(task.getId(), task.getProcessInstanceId(), job.getId(), COLLEAGUE, authorization.getId()));
    }

    @AfterEach
    void removeTheColleague() {
        identities.deleteUser(COLLEAGUE);
        identities.deleteUser("lisi");
    }

    @Test
    @DisplayName("Camunda的两套接口")
    void camundasInterfaces() throws IOException {
        Map<String, String> table = table("engine");
        Set<String> endpoints = Endpoints.of(DefaultProcessEngineRestServiceImpl.class, "").stream()
                // Tells only which methods there are.
                .filter(endpoint -> !endpoint.startsWith("OPTIONS "))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> observed = new LinkedHashMap<>();

        order(endpoints, table)
                .forEach(endpoint -> observed.put(
                        endpoint,
                        agreed(
                                cells(endpoint, role -> callers(role).basic("/engine-rest")),
                                cells(endpoint, role -> callers(role).session("/camunda/api/engine/engine/default")))));

        assertSame("engine", table, observed);
    }

    @Test
    @DisplayName("Cockpit和Admin自带的接口")
    void cockpitsInterface() throws IOException {
        Map<String, String> table = table("cockpit");
        Set<String> endpoints = new TreeSet<>(Endpoints.of(BaseRootResource.class, "/camunda/api/cockpit/plugin/base"));
        endpoints.addAll(Endpoints.of(AdminPluginsRootResource.class, "/camunda/api/admin/plugin/adminPlugins"));
        endpoints.removeIf(endpoint -> endpoint.contains("/static/"));
        Stream.of("cockpit", "admin", "tasklist", "welcome")
                .forEach(app -> endpoints.add("GET /camunda/app/" + app + "/default/"));
        Map<String, String> observed = new LinkedHashMap<>();

        order(endpoints, table)
                .forEach(endpoint -> observed.put(
                        endpoint, cells(endpoint, role -> callers(role).session(""))));

        assertSame("cockpit", table, observed);
    }

    @Test
    @DisplayName("浏览器中各应用实际调用的每个地址，末尾有无斜线都一样")
    void whatTheWebappsCall() throws IOException {
        Map<String, String> table = table("webapps");
        Map<String, String> observed = new LinkedHashMap<>();

        table.keySet()
                .forEach(call -> observed.put(
                        call, agreed(answers(call, path -> path), answers(call, RightsMatrixTest::otherEnd))));

        assertSame("webapps", table, observed);
    }

    @Test
    @DisplayName("浏览器中各应用实际调用的每个地址，换成可疑的写法时，谁都不能用")
    void noOtherSpelling() throws IOException {
        Map<String, Integer> answered = new LinkedHashMap<>();
        int number = 0;

        for (String call : table("webapps").keySet()) {
            // Whoever asks, the path is refused before it is known who does.
            String role = ROLES.get(number++ % ROLES.size());
            for (String inserted : List.of(";x=1", "/", "%2d", "%2f", "%2e%2e/", "./", "%61", "%5c")) {
                HttpResponse<String> answer =
                        send(call, path -> path.replaceFirst("/(?=[^/]*/?$)", "/" + inserted), role);
                if (answer.statusCode() != 400) {
                    answered.put(inserted + " in " + call, answer.statusCode());
                }
            }
        }

        assertThat(answered).isEmpty();
    }

    /** The pages of the webapps themselves end in a slash, and lead to it from without. */
    private static String otherEnd(String path) {
        if (path.startsWith("/camunda/app/")) {
            return path;
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    private String answers(String call, UnaryOperator<String> spelling) {
        String[] parts = call.split("[ ?]", 3);
        return ROLES.stream()
                .map(role -> cell(parts[0], parts[1], send(call, spelling, role)))
                .collect(Collectors.joining());
    }

    /** @param call method, address and, where something is sent, JSON */
    private HttpResponse<String> send(String call, UnaryOperator<String> spelling, String role) {
        String[] parts = call.split(" ", 3);
        String[] address = parts[1].split("\\?", 2);
        String path = spelling.apply(filled(address[0], role));
        String query = address.length == 1 ? "" : "?" + filled(address[1], role);
        return callers(role).session("").call(parts[0], path + query, parts.length < 3 ? null : filled(parts[2], role));
    }

    private String filled(String text, String role) {
        return RECORDED.matcher(text.replace("{me}", role))
                .replaceAll(name -> Matcher.quoteReplacement(ids.getOrDefault(name.group(1), name.group())));
    }

    @Test
    @DisplayName("本系统的页面和接口")
    void ownPages() throws IOException {
        Map<String, String> table = table("own");
        assessments.reportTheYear();
        assessments.open();
        String problem = improvements.file().toString();
        ids.put("problems", problem);
        ids.put(
                "instructions",
                instructions
                        .issue(null, InstructionDesk.TEXT, LocalDate.parse("2027-01-29"), "gonganju")
                        .get(0)
                        .toString());
        ids.put("api/problems", "GD-2026-1");
        ids.put("assessment", "2025");
        ids.put("archive", "2026");
        ids.put("units", "gonganju");
        ids.put("help", "staff");
        ids.put("assessment/tables", "reportScore");
        marks.add(problem);
        Set<String> endpoints = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.everspring")) {
                mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> endpoints.add(verb + " " + path)));
            }
        });
        Map<String, String> observed = new LinkedHashMap<>();

        order(endpoints, table)
                .forEach(endpoint -> observed.put(
                        endpoint,
                        cells(
                                endpoint,
                                role -> endpoint.contains(" /api/")
                                        ? callers(role).basic("")
                                        : callers(role).session(""))));

        assertSame("own", table, observed);
    }

    /** As the table has them; what it does not name comes last. */
    private static Set<String> order(Set<String> endpoints, Map<String, String> table) {
        Set<String> ordered = new LinkedHashSet<>(table.keySet());
        ordered.retainAll(endpoints);
        ordered.addAll(endpoints);
        return ordered;
    }

    /** The line {@code * 333333333} stands for whatever changes something and is not named. */
    private static void assertSame(String part, Map<String, String> table, Map<String, String> observed)
            throws IOException {
        Map<String, String> expected = new LinkedHashMap<>(table);
        String rest = expected.remove("*");
        observed.keySet().stream()
                .filter(endpoint -> rest != null && isChange(endpoint))
                .forEach(endpoint -> expected.putIfAbsent(endpoint, rest));
        Files.createDirectories(Path.of("target/rights"));
        Files.write(
                Path.of("target/rights/" + part + ".txt"),
                observed.entrySet().stream()
                        .filter(row -> rest == null || !rest.equals(row.getValue()) || !isChange(row.getKey()))
                        .map(row -> row.getValue() + " " + row.getKey())
                        .toList());

        assertThat(new TreeMap<>(observed)).isEqualTo(inPlaceOf(observed, expected));
    }

    /** A cell {@code -} stands for every refusal, whatever its figure, and never for a fault of the server; a cell {@code ~} for an answer that
     * depends on what the engine remembers. */
    private static Map<String, String> inPlaceOf(Map<String, String> observed, Map<String, String> expected) {
        Map<String, String> filled = new TreeMap<>(expected);
        filled.replaceAll((endpoint, cells) -> {
            String found = observed.getOrDefault(endpoint, "");
            StringBuilder all = new StringBuilder(cells);
            for (int i = 0; i < cells.length() && i < found.length(); i++) {
                boolean refused = cells.charAt(i) == '-' && REFUSALS.indexOf(found.charAt(i)) >= 0;
                boolean answered = cells.charAt(i) == '~' && ANSWERS.indexOf(found.charAt(i)) >= 0;
                if (refused || answered) {
                    all.setCharAt(i, found.charAt(i));
                }
            }
            return all.toString();
        });
        return filled;
    }

    private static boolean isChange(String endpoint) {
        return !READING.contains(endpoint.substring(0, endpoint.indexOf(' ')));
    }

    private static Map<String, String> table(String part) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        new ClassPathResource("rights/" + part + ".txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +", 2))
                .forEach(line -> rows.put(line[1].strip(), line[0]));
        return rows;
    }

    private static String agreed(String first, String second) {
        return first.equals(second) ? first : first + "≠" + second;
    }

    private RoleCaller callers(String role) {
        return callers.computeIfAbsent(role, user -> new RoleCaller(environment, user));
    }

    private String cells(String endpoint, Function<String, RoleCaller.Door> door) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        String body = BODIES.getOrDefault(endpoint, isChange(endpoint) ? "{}" : null);
        return ROLES.stream()
                .map(role -> {
                    before(endpoint);
                    return cell(
                            method,
                            path,
                            door.apply(role)
                                    .call(method, address(path), body == null ? null : body.replace("{me}", role)));
                })
                .collect(Collectors.joining());
    }

    /** What an endpoint changes must be as it was when the next one calls it. */
    private void before(String endpoint) {
        switch (endpoint) {
            case "PUT /group/{id}/members/{userId}" -> identities.deleteMembership(COLLEAGUE, "wuhuaqu");
            case "POST /user/create" -> identities.deleteUser("lisi");
            case "PUT /user/{id}/credentials" -> {
                var colleague = identities.createUserQuery().userId(COLLEAGUE).singleResult();
                colleague.setPassword(PASSWORD);
                identities.saveUser(colleague);
            }
            case "POST /task/{id}/claim" -> engine.getTaskService().setAssignee(ids.get("task"), null);
            case "POST /task/{id}/unclaim", "POST /task/{id}/assignee" ->
                engine.getTaskService().setAssignee(ids.get("task"), "gonganju.liaison");
            default -> {}
        }
    }

    /** What is sent where an empty object would be refused for its form. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /task/{id}/claim", "{\"userId\":\"{me}\"}",
            "POST /job", "{\"processDefinitionKey\":\"unitReport\"}",
            "PUT /user/{id}/profile",
                    "{\"id\":\"zhangsan\",\"firstName\":\"张三\",\"lastName\":\" \",\"email\":\"zhangsan@office.test\"}",
            "PUT /user/{id}/credentials",
                    "{\"password\":\"Another-2023-9\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}",
            "POST /user/create",
                    "{\"profile\":{\"id\":\"lisi\",\"firstName\":\"李四\",\"lastName\":\" \"},\"credentials\":{\"password\":\"Another-2023-9\"}}",
            "PUT /api/problems/{key}",
                    "{\"source\":\"enterprise\",\"title\":\"企业注销反复提交材料\",\"description\":\"须向四个部门重复提交材料。\"}",
            "PUT /job/{id}/retries", "{\"retries\":3}",
            "PUT /job-definition/{id}/retries", "{\"retries\":3}");

    /** Answers with what has been made. */
    private static boolean isEffect(String endpoint) {
        return endpoint.equals("POST /deployment/create") || endpoint.startsWith("PUT /api/problems");
    }

    private String address(String path) {
        StringBuilder address = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(path);
        while (parameters.find()) {
            String before = path.substring(0, parameters.start()).replaceAll("/$", "");
            String word = before.substring(before.lastIndexOf('/') + 1);
            String two = before.replaceAll(".*?([^/]*/[^/]*)$", "$1");
            parameters.appendReplacement(
                    address, Matcher.quoteReplacement(ids.getOrDefault(two, ids.getOrDefault(word, "nothing"))));
        }
        parameters.appendTail(address);
        return address.toString();
    }

    /**
     * {@code +} answered with what is the police's or a colleague's, {@code .} answered without it, {@code !} done,
     * {@code >} led elsewhere; else the last figure of the 4xx, {@code X} for a fault of the server.
     */
    private String cell(String method, String path, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 500) {
            return "X";
        }
        if (status >= 400) {
            return String.valueOf(status % 10);
        }
        if (status >= 300) {
            return ">";
        }
        boolean shown = marks.stream().anyMatch(answer.body()::contains)
                || path.endsWith("count") && !answer.body().replace(" ", "").contains(":0}");
        if (shown) {
            return "+";
        }
        boolean asked = READING.contains(method) || status == 200 || path.endsWith("singleResult");
        return asked && !isEffect(method + " " + path) ? "." : "!";
    }
}
