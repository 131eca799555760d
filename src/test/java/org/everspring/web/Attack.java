package org.everspring.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.everspring.support.RawHttp;
import org.everspring.support.RestEndpoints;
import org.everspring.support.RestEndpoints.Endpoint;
import org.everspring.web.RequestGenerator.Root;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All roots of a running server with what there is on them, and with people who may ask. */
public final class Attack {

    private final List<Root> roots;
    private final Map<String, List<String>> known;

    private Attack(List<Root> roots, Map<String, List<String>> known) {
        this.roots = roots;
        this.known = known;
    }

    public RequestGenerator generator(long seed) {
        return new RequestGenerator(seed, roots, known);
    }

    public static Attack on(ApplicationContext application, int port) throws IOException {
        String password = RawHttp.PASSWORD;
        RawHttp http = new RawHttp(port);
        List<String> basic = List.of(
                RequestGenerator.basic("admin", password),
                RequestGenerator.basic("admin", password),
                RequestGenerator.basic("admin", password),
                RequestGenerator.basic("wuhuaqu.liaison", password),
                RequestGenerator.basic("wuhuaqu.liaison", "wrong"),
                "Authorization: Basic !!!\r\n",
                "");
        List<String> sessions = List.of(http.signIn("admin"), http.signIn("admin"), http.signIn("wuhuaqu.liaison"), "");
        List<Endpoint> engine = RestEndpoints.of(CamundaRestResources.getResourceClasses());
        List<Endpoint> webapps = new ArrayList<>();
        webapps.addAll(below("/engine", RestEndpoints.of(new EngineRestApplication().getClasses())));
        List<Endpoint> plugins = new ArrayList<>();
        plugins.addAll(below("/admin", RestEndpoints.of(new AdminApplication().getClasses())));
        plugins.addAll(below("/cockpit", RestEndpoints.of(new CockpitApplication().getClasses())));
        plugins.addAll(below("/tasklist", RestEndpoints.of(new TasklistApplication().getClasses())));
        plugins.addAll(below("/welcome", RestEndpoints.of(new WelcomeApplication().getClasses())));
        List<Endpoint> own = own(application);
        List<Root> roots = List.of(
                new Root("/engine-rest", engine, basic, 8),
                new Root("/camunda/api", webapps, sessions, 6),
                new Root("/camunda/api", plugins, sessions, 3),
                new Root(
                        "",
                        own.stream()
                                .filter(page -> page.path().startsWith("/api"))
                                .toList(),
                        basic,
                        1),
                new Root(
                        "",
                        own.stream()
                                .filter(page -> !page.path().startsWith("/api"))
                                .toList(),
                        sessions,
                        3));
        return new Attack(roots, known(application.getBean(ProcessEngine.class)));
    }

    private static List<Endpoint> below(String prefix, List<Endpoint> endpoints) {
        return endpoints.stream()
                .map(one -> new Endpoint(
                        one.method(), prefix + one.path(), one.queryParameters(), one.body(), one.consumes()))
                .toList();
    }

    private static List<Endpoint> own(ApplicationContext application) {
        Set<Endpoint> pages = new HashSet<>();
        application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((RequestMappingInfo info, Object handler) -> info.getPatternValues()
                        .forEach(path -> {
                            Set<String> methods = new HashSet<>();
                            info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
                            (methods.isEmpty() ? Set.of("GET") : methods)
                                    .forEach(method -> pages.add(new Endpoint(
                                            method,
                                            path,
                                            Set.of("page", "period", "quarter", "unit", "state", "q"),
                                            method.equals("GET") ? null : Map.class,
                                            Set.of())));
                        }));
        return pages.stream().sorted().toList();
    }

    private static Map<String, List<String>> known(ProcessEngine engine) {
        Map<String, List<String>> known = new TreeMap<>();
        var definitions = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list();
        known.put(
                "process-definition",
                definitions.stream().map(one -> one.getId()).toList());
        known.put("key", definitions.stream().map(one -> one.getKey()).toList());
        known.put(
                "task",
                engine.getTaskService().createTaskQuery().listPage(0, 20).stream()
                        .map(one -> one.getId())
                        .toList());
        List<String> instances = engine.getRuntimeService().createProcessInstanceQuery().listPage(0, 20).stream()
                .map(one -> one.getId())
                .toList();
        known.put("process-instance", instances);
        known.put("execution", instances);
        known.put(
                "deployment",
                engine.getRepositoryService().createDeploymentQuery().list().stream()
                        .map(one -> one.getId())
                        .toList());
        known.put(
                "decision-definition",
                engine.getRepositoryService().createDecisionDefinitionQuery().list().stream()
                        .map(one -> one.getId())
                        .toList());
        known.put(
                "job",
                engine.getManagementService().createJobQuery().listPage(0, 20).stream()
                        .map(one -> one.getId())
                        .toList());
        known.put(
                "job-definition",
                engine.getManagementService().createJobDefinitionQuery().listPage(0, 20).stream()
                        .map(one -> one.getId())
                        .toList());
        known.put(
                "variable-instance",
                engine.getRuntimeService().createVariableInstanceQuery().listPage(0, 20).stream()
                        .map(one -> one.getId())
                        .toList());
        known.put(
                "filter",
                engine.getFilterService().createFilterQuery().list().stream()
                        .map(one -> one.getId())
                        .toList());
        known.put("user", List.of("admin", "wuhuaqu.liaison"));
        known.put("group", List.of("camunda-admin", "wuhuaqu"));
        known.put("variables", List.of("quarter", "unitId", "reportAccepted"));
        known.put("reports", List.of("2026Q4:2.1:wuhuaqu"));
        known.put("{period}", Arrays.asList("2026", "2026Q4"));
        known.put("assessment", Arrays.asList("2026", "2026Q4"));
        return known;
    }
}
