package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.everspring.engine.TableGuardTest.table;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestContextManager;

/** Jobs that run by themselves, as on a server: more of the worst than there are threads. */
@DisplayName("作业执行器：停不下来的作业成为事件单，别的作业照常，关机不受影响")
class LiveJobExecutorTest {

    private static final int EACH = 5;

    /** Only against endlessness: each job ends after four seconds of the processor at most, and two cores may be all. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final String ONE_TRY = "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R1/PT1M"
            + "</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>";
    private static final String START = "<bpmn:startEvent id=\"s\"/>";

    private RepositoryService repository;
    private RuntimeService runtime;
    private TaskService tasks;
    private ThreadPoolTaskExecutor threads;

    /** Whose jobs run; no test of its own, as it is closed within one. */
    @SpringBootTest(
            webEnvironment = SpringBootTest.WebEnvironment.MOCK,
            properties = {
                "spring.datasource.url=jdbc:h2:mem:live;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                "everspring.plan=classpath:plan/small.yaml",
                "everspring.demonstration.enabled=true",
                "everspring.notification.relay-interval=0s"
            })
    static class Server {

        @Autowired
        private ProcessEngineConfigurationImpl engine;

        @Autowired
        private JdbcClient jdbc;

        @Autowired
        @Qualifier("camundaTaskExecutor")
        private ThreadPoolTaskExecutor threads;
    }

    @Test
    @DisplayName("各种停不下来的作业占满线程之后")
    void theWorstJobsEnd() throws Exception {
        TestContextManager context = new TestContextManager(Server.class);
        Server server = new Server();
        context.prepareTestInstance(server);
        repository = server.engine.getRepositoryService();
        runtime = server.engine.getRuntimeService();
        tasks = server.engine.getTaskService();
        threads = server.threads;
        deploy(server);

        Map<String, String> reasons = Map.of(
                "loopingCell", "用了决策表不支持的写法（For）",
                "growingText", "得到的文字有",
                "nestedLoops", "一次处理已走过1500步",
                "callingLoop", "一次处理已启动300个流程",
                "neverTimer", "没有下一个时间");
        for (int i = 0; i < EACH; i++) {
            reasons.keySet().forEach(this::start);
        }
        start("ordinary");

        reasons.forEach((process, reason) -> {
            await(process).atMost(LONGEST).until(() -> incidents(process).size() == EACH);
            assertThat(incidents(process))
                    .extracting(Incident::getIncidentMessage)
                    .allSatisfy(message -> assertThat(message).contains(reason));
        });
        assertThat(tasks.createTaskQuery().processDefinitionKey("ordinary").count())
                .isOne();
        await().atMost(LONGEST).until(() -> threads.getActiveCount() == 0);
        start("ordinary");
        await().atMost(LONGEST)
                .until(() ->
                        tasks.createTaskQuery().processDefinitionKey("ordinary").count() == 2);

        for (int i = 0; i < EACH; i++) {
            reasons.keySet().forEach(this::start);
        }
        await().atMost(LONGEST).until(() -> threads.getActiveCount() > 0);
        assertTimeoutPreemptively(
                LONGEST,
                () -> context.getTestContext().markApplicationContextDirty(DirtiesContext.HierarchyMode.EXHAUSTIVE));
    }

    private List<Incident> incidents(String process) {
        return runtime.createIncidentQuery().processDefinitionKeyIn(process).list();
    }

    private void start(String process) {
        runtime.startProcessInstanceByKey(process, Map.of("n", 1, "cycle", "0 0 9 31 2 ?"));
    }

    private void deploy(Server server) {
        String repeated = "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality>100"
                + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
        repository
                .createDeployment()
                .addString("cell.dmn", table("1"))
                .addString(
                        "loopingCell.bpmn",
                        process(
                                "loopingCell",
                                "<bpmn:businessRuleTask id=\"a\" camunda:asyncBefore=\"true\" camunda:decisionRef=\"cellsOfOld\">"
                                        + ONE_TRY + "</bpmn:businessRuleTask>"))
                .addString(
                        "growingText.bpmn",
                        process(
                                "growingText",
                                "<bpmn:subProcess id=\"a\" camunda:asyncBefore=\"true\">" + ONE_TRY + repeated
                                        + "<bpmn:startEvent id=\"is\"/><bpmn:task id=\"it\"><bpmn:extensionElements>"
                                        + "<camunda:inputOutput><camunda:outputParameter name=\"cycle\">${cycle}${cycle}"
                                        + "</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:task>"
                                        + flow("is", "it") + "</bpmn:subProcess>"))
                .addString(
                        "nestedLoops.bpmn",
                        process(
                                "nestedLoops",
                                "<bpmn:subProcess id=\"a\" camunda:asyncBefore=\"true\">" + ONE_TRY + repeated
                                        + "<bpmn:startEvent id=\"os\"/><bpmn:subProcess id=\"inner\">" + repeated
                                        + "<bpmn:startEvent id=\"is\"/><bpmn:task id=\"it\"/>" + flow("is", "it")
                                        + "</bpmn:subProcess>" + flow("os", "inner") + "</bpmn:subProcess>"))
                .addString("leaf.bpmn", process("leafOfLoop", "<bpmn:endEvent id=\"a\"/>"))
                .addString(
                        "callingLoop.bpmn",
                        process(
                                "callingLoop",
                                "<bpmn:task id=\"a\" camunda:asyncBefore=\"true\">" + ONE_TRY + "</bpmn:task>"
                                        + "<bpmn:callActivity id=\"c\" calledElement=\"leafOfLoop\"/>"
                                        + flow("a", "c") + flow("c", "c")))
                .addString(
                        "neverTimer.bpmn",
                        process(
                                "neverTimer",
                                "<bpmn:userTask id=\"a\" camunda:asyncBefore=\"true\">" + ONE_TRY + "</bpmn:userTask>"
                                        + "<bpmn:boundaryEvent id=\"b\" cancelActivity=\"false\" attachedToRef=\"a\">"
                                        + "<bpmn:timerEventDefinition><bpmn:timeCycle>${cycle}</bpmn:timeCycle>"
                                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"))
                .addString(
                        "ordinary.bpmn", process("ordinary", "<bpmn:userTask id=\"a\" camunda:asyncBefore=\"true\"/>"))
                .deploy();
        // As from before there were rules.
        assertThat(server.jdbc
                        .sql("update ACT_GE_BYTEARRAY set BYTES_ = :bytes where NAME_ = 'cell.dmn'")
                        .param(
                                "bytes",
                                table("count(for i in 1..200000 return i)").getBytes(StandardCharsets.UTF_8))
                        .update())
                .isOne();
        server.engine.getDeploymentCache().discardDecisionDefinitionCache();
        server.engine.getDeploymentCache().discardDecisionRequirementsDefinitionCache();
    }

    private static String process(String key, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <bpmn:process id="%1$s" name="%1$s" isExecutable="true" camunda:historyTimeToLive="P30D">%2$s</bpmn:process>
                </bpmn:definitions>
                """.formatted(key, START + content + flow("s", "a"));
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"f_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }
}
