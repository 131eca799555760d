package org.everspring.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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
    private static final String SIGNALLED = "<bpmn:signalEventDefinition signalRef=\"echo\"/>";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

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
    @DisplayName("循环套循环走过一千五百步的，整次撤销")
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

        fails(instance, "流程“nested”的“", "一次处理已走过1500步");
    }

    @Test
    @DisplayName("反复调用另一个流程的，启动三百个后停下")
    void endsACommandOfTooManyInstances() {
        deploy(
                process("leaf", "<bpmn:startEvent id=\"s\"/><bpmn:endEvent id=\"e\"/>" + flow("s", "e")),
                process(
                        "caller",
                        "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/>"
                                + "<bpmn:callActivity id=\"c\" calledElement=\"leaf\"/>" + flow("s", "c")
                                + flow("c", "c")));
        String instance = start("caller", Map.of());

        fails(instance, "流程“leaf”", "一次处理已启动300个流程");
    }

    @Test
    @DisplayName("一次处理计算超过四秒的停下")
    void endsACommandThatTakesTooLong() {
        deploy(process("short", "<bpmn:startEvent id=\"s\"/><bpmn:endEvent id=\"e\"/>" + flow("s", "e")));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(context -> {
                    start("short", Map.of());
                    long end = threads.getCurrentThreadCpuTime()
                            + Duration.ofSeconds(4).toNanos();
                    while (threads.getCurrentThreadCpuTime() < end) {
                        Thread.onSpinWait();
                    }
                    return start("short", Map.of());
                }))
                .hasStackTraceContaining("一次处理已计算4秒");
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
        seed(instance, "t");

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

    @Test
    @DisplayName("事件引起自己的，一次处理中和一个作业接一个作业都停下")
    void endsEventsThatSetOffThemselves() {
        for (String async : List.of("false", "true")) {
            deploy(process(
                    "echoes",
                    "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/><bpmn:userTask id=\"t\"/>"
                            + "<bpmn:intermediateThrowEvent id=\"first\">" + SIGNALLED
                            + "</bpmn:intermediateThrowEvent>"
                            + flow("s", "first") + flow("first", "t")
                            + "<bpmn:subProcess id=\"besides\" triggeredByEvent=\"true\">"
                            + "<bpmn:startEvent id=\"heard\" isInterrupting=\"false\">" + SIGNALLED
                            + "</bpmn:startEvent>"
                            + "<bpmn:endEvent id=\"again\" camunda:asyncBefore=\"" + async + "\">" + SIGNALLED
                            + "</bpmn:endEvent>" + flow("heard", "again") + "</bpmn:subProcess>"));
            String instance = start("echoes", Map.of());
            if (async.equals("true")) {
                management.executeJob(job(instance).getId());
                seed(instance, "heard");
            }
            fails(instance, async.equals("true") ? "在这个实例中已走过5000遍" : "一次处理已走过1500步");
            // It would hear the next one's.
            runtime.deleteProcessInstance(instance, "");
        }
    }

    @Test
    @DisplayName("计时器的时间已过去、到时又回到原任务的，走过五千遍后停下")
    void endsTimersThatAreAlwaysDue() {
        deploy(process(
                "due",
                "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"t\"/><bpmn:boundaryEvent id=\"b\" attachedToRef=\"t\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeDate>2020-01-01T00:00:00</bpmn:timeDate>"
                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>" + flow("s", "t") + flow("b", "t")));
        String instance = start("due", Map.of());
        management.executeJob(job(instance).getId());
        seed(instance, "b");

        fails(instance, "在这个实例中已走过5000遍");
    }

    @Test
    @DisplayName("同时在办的步骤越来越多的，不再增加")
    void endsWhatMultiplies() {
        deploy(process(
                "more",
                "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"t\"/>"
                        + "<bpmn:boundaryEvent id=\"b\" cancelActivity=\"false\" attachedToRef=\"t\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1M</bpmn:timeCycle></bpmn:timerEventDefinition>"
                        + "</bpmn:boundaryEvent><bpmn:userTask id=\"u\"/>" + flow("s", "t") + flow("b", "u")));
        String instance = start("more", Map.of());
        String columns =
                "REV_, PROC_INST_ID_, PARENT_ID_, PROC_DEF_ID_, ACT_ID_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_,"
                        + " IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_";
        jdbc.sql("insert into ACT_RU_EXECUTION (ID_, " + columns + ") select concat('more', n.X), " + columns
                        + " from ACT_RU_EXECUTION e, system_range(1, 1500) n where e.ID_ = :id")
                .param("id", instance)
                .update();

        fails(instance, "同时在办的已超过1500步");

        jdbc.sql("delete from ACT_RU_EXECUTION where ID_ like 'more%'").update();
    }

    @Test
    @DisplayName("文字和清单反复叠加的，占满内存以前停下")
    void endsValuesThatGrow() {
        String list =
                "<camunda:list><camunda:value>${x}</camunda:value><camunda:value>${x}</camunda:value></camunda:list>";
        Map<String, String> growing = Map.of("${x}${x}", "得到的文字有", list, "参数“x”的内容太大");
        growing.forEach((value, reason) -> {
            deploy(process(
                    "grows",
                    "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\"/><bpmn:subProcess id=\"o\">"
                            + "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality>60"
                            + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                            + "<bpmn:startEvent id=\"os\"/><bpmn:task id=\"t\"><bpmn:extensionElements>"
                            + "<camunda:inputOutput><camunda:outputParameter name=\"x\">" + value
                            + "</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:task>"
                            + flow("os", "t") + "</bpmn:subProcess>" + flow("s", "o")));

            fails(start("grows", Map.of("x", "长")), reason);
        });
    }

    private void seed(String instance, String activity) {
        jdbc.sql("insert into ACT_HI_ACTINST (ID_, PROC_DEF_KEY_, PROC_DEF_ID_, PROC_INST_ID_, EXECUTION_ID_, ACT_ID_,"
                        + " ACT_TYPE_, START_TIME_) select concat('seed', h.ID_, n.X), h.PROC_DEF_KEY_, h.PROC_DEF_ID_,"
                        + " h.PROC_INST_ID_, h.EXECUTION_ID_, h.ACT_ID_, h.ACT_TYPE_, h.START_TIME_"
                        + " from ACT_HI_ACTINST h, system_range(1, 4999) n where h.PROC_INST_ID_ = :id and"
                        + " h.ACT_ID_ = :activity")
                .param("id", instance)
                .param("activity", activity)
                .update();
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
                  <bpmn:signal id="echo" name="echo"/>
                  <bpmn:process id="%1$s" name="%1$s" isExecutable="true" camunda:historyTimeToLive="P30D">%2$s</bpmn:process>
                </bpmn:definitions>
                """.formatted(key, content);
    }

    private static String flow(String from, String to) {
        return "<bpmn:sequenceFlow id=\"f_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }
}
