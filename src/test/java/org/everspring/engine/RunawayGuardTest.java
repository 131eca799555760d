package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@DisplayName("运行中停不下来的流程被停下，成为事件单，别的作业照常")
class RunawayGuardTest {

    private static final String NAME = "停不下来的流程";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothing() {
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @DisplayName("循环套循环走过五千步的，整次撤销")
    void endsACommandOfTooManySteps() {
        String repeated = "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality>100"
                + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
        deploy(process(
                "nested",
                "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/>"
                        + "<bpmn:subProcess id=\"outer\">" + repeated
                        + "<bpmn:startEvent id=\"os\"/><bpmn:subProcess id=\"inner\">"
                        + repeated + "<bpmn:startEvent id=\"is\"/><bpmn:task id=\"it\"/>" + flow("is", "it")
                        + "</bpmn:subProcess>" + flow("os", "inner") + "</bpmn:subProcess>" + flow("s", "outer")));
        String instance = start("nested", Map.of());

        fails(instance, "流程“nested”的“", "一次处理已走过5000步");
    }

    @Test
    @DisplayName("反复调用另一个流程的，启动五百个后停下")
    void endsACommandOfTooManyInstances() {
        deploy(
                process("leaf", "<bpmn:startEvent id=\"s\"/><bpmn:endEvent id=\"e\"/>" + flow("s", "e")),
                process(
                        "caller",
                        "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/>"
                                + "<bpmn:callActivity id=\"c\" calledElement=\"leaf\"/>" + flow("s", "c")
                                + flow("c", "c")));
        String instance = start("caller", Map.of());

        fails(instance, "流程“leaf”", "一次处理已启动500个流程");
    }

    @Test
    @DisplayName("一个调用一个超过十层的停下")
    void endsCallsThatAreTooDeep() {
        deploy(IntStream.rangeClosed(0, 12)
                .mapToObj(level -> process(
                        "level" + level,
                        "<bpmn:startEvent id=\"s\"" + (level == 0 ? " camunda:asyncBefore=\"true\"/>" : "/>")
                                + (level == 12
                                        ? "<bpmn:task id=\"c\"/>"
                                        : "<bpmn:callActivity id=\"c\" calledElement=\"level" + (level + 1) + "\"/>")
                                + flow("s", "c")))
                .toArray(String[]::new));
        String instance = start("level0", Map.of());

        fails(instance, "超过10层");
    }

    @Test
    @DisplayName("名单过长的多实例不展开，变量和表达式都一样")
    void endsRepetitionOverALongList() {
        for (String collection : List.of("units", "${units}")) {
            deploy(process(
                    "many",
                    "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/><bpmn:userTask id=\"t\">"
                            + "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"" + collection
                            + "\" camunda:elementVariable=\"unit\"/></bpmn:userTask>" + flow("s", "t")));

            fails(start("many", Map.of("units", list(201))), "“t”要循环201次，超过上限200次");
            String fine = start("many", Map.of("units", list(70)));
            management.executeJob(job(fine).getId());
            assertThat(runtime.createExecutionQuery()
                            .processInstanceId(fine)
                            .activityId("t")
                            .count())
                    .isEqualTo(70);
        }
    }

    @Test
    @DisplayName("一个作业接一个作业地绕圈，走过五千遍后停下")
    void endsALoopOfJobs() {
        deploy(process(
                "jobs",
                "<bpmn:startEvent id=\"s\"/><bpmn:task id=\"t\" camunda:asyncBefore=\"true\"/>" + flow("s", "t")
                        + flow("t", "t")));
        String instance = start("jobs", Map.of());
        management.executeJob(job(instance).getId());
        jdbc.sql(
                        "insert into ACT_HI_ACTINST (ID_, PROC_DEF_KEY_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_, ACT_ID_,"
                                + " ACT_TYPE_, START_TIME_) select concat('seed', n.X), h.PROC_DEF_KEY_, h.PROC_DEF_ID_,"
                                + " h.PROC_INST_ID_, h.EXECUTION_ID_, h.ACT_ID_, h.ACT_TYPE_, h.START_TIME_"
                                + " from ACT_HI_ACTINST h, system_range(1, 4999) n where h.PROC_INST_ID_ = :id and h.ACT_ID_ = 't'")
                .param("id", instance)
                .update();

        fails(instance, "在这个实例中已走过5000遍");
    }

    @Test
    @DisplayName("变量给出的周期太密或永远不会到的，计时器不建立")
    void refusesTimersOfVariables() {
        deploy(process(
                "timed",
                "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/><bpmn:userTask id=\"t\"/>"
                        + "<bpmn:boundaryEvent id=\"b\" cancelActivity=\"false\" attachedToRef=\"t\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeCycle>${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition>"
                        + "</bpmn:boundaryEvent>" + flow("s", "t")));

        fails(start("timed", Map.of("cycle", "R/PT1S")), "定时周期“R/PT1S”有误或短于1分钟");
        fails(start("timed", Map.of("cycle", "0 0 9 31 2 ?")), "定时周期“0 0 9 31 2 ?”没有下一个时间");
        management.executeJob(
                job(start("timed", Map.of("cycle", "0 0 9 * * ?"))).getId());
    }

    private void fails(String instance, String... reasons) {
        Job job = job(instance);

        assertThatThrownBy(() -> management.executeJob(job.getId()));
        assertThat(job(instance).getExceptionMessage()).contains(reasons);

        management.setJobRetries(job.getId(), 0);
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getIncidentMessage()).contains(reasons));
    }

    private Job job(String instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .active()
                .list()
                .get(0);
    }

    private String start(String key, Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey(key, variables).getId();
    }

    private static List<String> list(int size) {
        return new ArrayList<>(
                IntStream.range(0, size).mapToObj(i -> "unit" + i).toList());
    }

    private void deploy(String... processes) {
        DeploymentBuilder deployment = repository.createDeployment().name(NAME);
        for (int i = 0; i < processes.length; i++) {
            deployment.addString("p" + i + ".bpmn", processes[i]);
        }
        deployment.deploy();
    }

    private static String process(String key, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
                  <bpmn:process id="%1$s" name="%1$s" isExecutable="true" camunda:historyTimeToLive="P30D">%2$s</bpmn:process>
                </bpmn:definitions>
                """.formatted(key, content);
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"f_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }
}
