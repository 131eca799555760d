package org.everspring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.runtime.Job;
import org.everspring.matter.ObligationId;
import org.everspring.matter.ProblemId;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.ReportingDesk;
import org.everspring.support.RestClient;
import org.everspring.support.Workday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("失败的原因说得清楚，日志里只有一行")
class ToldCausesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObligationId REPORT = ObligationId.parse("2026Q4:1.1:gonganju");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ReportingDesk desk;

    @Autowired
    private ImprovementDesk problems;

    @Autowired
    private Workday day;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openQuarter() {
        desk.openQuarter();
    }

    @ParameterizedTest
    @CsvSource({
        "/task?createdAfter=yesterday, createdAfter, yesterday",
        "/task?firstResult=many, firstResult, many",
        "/task?sortBy=colour&sortOrder=asc, sortBy, colour"
    })
    @DisplayName("接口的答复写明哪个参数、什么值")
    void namesTheParameterAndItsValue(String path, String parameter, String value) {
        ResponseEntity<String> answer = RestClient.basic(http, "admin").get(path);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(body(answer).path("detail").asText()).contains(parameter, value);
        assertThat(body(answer).path("detail").asText()).doesNotContain("java.", "Exception");
    }

    @Test
    @DisplayName("请求内容里的字段同样写明")
    void namesTheFieldAndItsValue() {
        ResponseEntity<String> answer = RestClient.basic(http, "admin").post("/task", Map.of("priority", "high"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(body(answer).path("detail").asText()).contains("priority", "high");
        assertThat(body(answer).path("detail").asText()).doesNotContain("java.", "Exception");
    }

    @Test
    @DisplayName("系统步骤失败时，接口用中文说出其中的原因")
    void tellsTheReasonInsideOfAStep() {
        Job job = jobThatFails();

        ResponseEntity<String> answer =
                RestClient.basic(http, "admin").post("/job/" + job.getId() + "/execute", Map.of());

        assertThat(body(answer).path("message").asText()).contains("IMP-2026-0001");
    }

    @Test
    @DisplayName("系统步骤失败一次，日志里一行")
    void writesOneLineForAFailedStep(CapturedOutput log) {
        Job job = jobThatFails();
        int before = log.getAll().length();

        attempt(job);

        assertThat(entries(log, before))
                .singleElement()
                .satisfies(entry -> assertThat(entry.strip())
                        .contains("没有编号为“IMP-2026-0001”的问题")
                        .doesNotContain("\n"));
    }

    @Test
    @DisplayName("提交被拒绝不是系统的错误，日志里不留下错误")
    void writesNoErrorForARefusal(CapturedOutput log) {
        int before = log.getAll().length();

        ResponseEntity<String> answer = RestClient.basic(http, "gonganju.liaison")
                .post(
                        "/task/" + desk.task(REPORT, ReportingDesk.FILL).getId() + "/submit-form",
                        Map.of("variables", Map.of("progressStatus", Map.of("value", "behind"))));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(entries(log, before)).isEmpty();
    }

    /** A step for a problem that is not there any more. */
    private Job jobThatFails() {
        ProblemId id = problems.file();
        day.submit(ImprovementDesk.LEAD, problems.task(id, ImprovementDesk.TRIAGE), ImprovementDesk.accepted());
        jdbc.sql("set referential_integrity false").update();
        jdbc.sql("delete from problem").update();
        jdbc.sql("set referential_integrity true").update();
        return management
                .createJobQuery()
                .processInstanceId(
                        day.instance(ImprovementDesk.KEY, id.toString()).getId())
                .messages()
                .singleResult();
    }

    /** As a thread of the job executor, which rests here, does it. */
    private void attempt(Job job) {
        JobFailureCollector failure = new JobFailureCollector(job.getId());
        try {
            ExecuteJobHelper.executeJob(
                    job.getId(),
                    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                            .getCommandExecutorTxRequired(),
                    failure,
                    new ExecuteJobsCmd(job.getId(), failure));
        } catch (RuntimeException e) {
            ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(job.getId(), e);
        }
    }

    /** Each with its lines. */
    private static List<String> entries(CapturedOutput log, int from) {
        return List.of(log.getAll().substring(from).split("\n(?=\\d{4}-)")).stream()
                .filter(entry -> entry.matches("(?s).*\\b(WARN|ERROR)\\b.*"))
                .toList();
    }

    private static JsonNode body(ResponseEntity<String> answer) {
        try {
            return JSON.readTree(answer.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
