package org.everspring.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.everspring.modelling.Rollbacks;
import org.everspring.support.EngineTest;
import org.everspring.support.RestClient;
import org.everspring.support.SqlStatements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;

@EngineTest
@DisplayName("启动时部署模型和表单")
class ModelDeployerTest {

    private static final String BPMN = "processes/measure-breakdown.bpmn";
    private static final String DMN = "processes/reminder-policy.dmn";
    private static final String FORM = "forms/fill-report.form";

    @Autowired
    private ModelDeployer deployer;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private SqlStatements statements;

    private Set<String> deployedAtTheStart;

    @BeforeEach
    void startHasDeployed() {
        deployedAtTheStart = deployments().stream().map(Deployment::getId).collect(Collectors.toSet());
    }

    @AfterEach
    void onlyThatStays() {
        deployments().stream()
                .filter(deployment -> !deployedAtTheStart.contains(deployment.getId()))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @DisplayName("首次启动把每个文件各部署一次，名称就是文件名")
    void firstStartDeploysEachFileOnceUnderItsName() throws IOException {
        List<String> files;
        try (Stream<Path> all = Stream.concat(Files.list(Path.of("processes")), Files.list(Path.of("forms")))) {
            files = all.map(file -> file.getFileName().toString()).toList();
        }

        assertThat(deployments()).extracting(Deployment::getName).containsExactlyInAnyOrderElementsOf(files);
        assertThat(deployments()).extracting(Deployment::getSource).containsOnly(ModelDeployer.SOURCE);
        assertThat(versions().values()).containsOnly("1");
    }

    @Test
    @DisplayName("再次启动什么也不部署")
    void secondStartDeploysNothing() throws IOException {
        statements.of(deployer::afterSingletonsInstantiated).areAtMost(1);

        assertThat(newDeployments()).isEmpty();
        assertThat(deployer.deploy("fill-report.form", content(FORM))).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("列出流程时不解析模型")
    void aListOfProcessesReadsNoModel() {
        var models = engine.getDeploymentCache().getBpmnModelInstanceCache();
        models.clear();

        repository.createProcessDefinitionQuery().latestVersion().list();

        assertThat(models.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {BPMN, DMN, FORM})
    @DisplayName("流程负责人用 Modeler 部署的新版本，重启后仍是现行版本")
    void ownersVersionOutlivesARestart(String file) throws IOException {
        deployFromModeler(file);
        Map<String, String> before = versions();

        deployer.afterSingletonsInstantiated();

        assertThat(versions()).isEqualTo(before).containsEntry(name(file), "2");
        assertThat(newDeployments())
                .singleElement()
                .extracting(Deployment::getSource)
                .isEqualTo("Camunda Modeler");
        assertThat(deploymentInForce(file)).isEqualTo(newDeployments().get(0).getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {BPMN, DMN, FORM})
    @DisplayName("程序更新了一个文件，只部署这一个")
    void changedFileDeploysOnlyItself(String file) throws IOException {
        Map<String, String> expected = versions();
        expected.put(name(file), "2");

        String done = deployer.deploy(name(file), changed(file));

        assertThat(done).isEqualTo("deployed again, the file has changed");
        assertThat(versions()).isEqualTo(expected);
        assertThat(newDeployments())
                .singleElement()
                .extracting(Deployment::getName)
                .isEqualTo(name(file));
        assertThat(deployer.deploy(name(file), changed(file))).isEqualTo("unchanged");
    }

    @ParameterizedTest
    @ValueSource(strings = {BPMN, DMN, FORM})
    @DisplayName("两边都改了，以流程负责人的为准并在日志中说明，每次启动都说")
    void ownersVersionWinsOverAChangedFileAndTheLogSaysSo(String file) throws IOException {
        deployFromModeler(file);
        Map<String, String> before = versions();

        for (int start = 0; start < 2; start++) {
            String done = deployer.deploy(name(file), released(file));

            assertThat(done)
                    .startsWith("changed in the build, but '细化调整'")
                    .contains("deployed by a process owner", "stays in force", "Camunda Modeler");
            assertThat(versions()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {BPMN, DMN, FORM})
    @DisplayName("流程负责人改回随系统发布的内容，算作随系统发布的，以后的发布照常更新")
    void whatIsPutBackFollowsTheBuildAgain(String file) throws IOException {
        deployFromModeler(file);
        String shipped = Files.readString(Path.of(file));
        // From a computer with other line ends.
        deploy(file, shipped.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "Camunda Modeler");

        assertThat(deployer.deploy(name(file), content(file))).isEqualTo("unchanged");
        assertThat(deployer.deploy(name(file), released(file))).isEqualTo("deployed again, the file has changed");

        assertThat(versions()).containsEntry(name(file), "4");
        assertThat(deployer.deploy(name(file), released(file))).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("流程负责人自己部署了新发布的内容，从此也随系统更新")
    void whatAnOwnerTakesFromTheReleaseFollowsTheBuild() throws IOException {
        deploy(BPMN, released(BPMN), "Camunda Modeler");

        deployer.deploy(name(BPMN), released(BPMN));

        assertThat(deployer.deploy(name(BPMN), changed(BPMN))).isEqualTo("deployed again, the file has changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {ModelDeployer.SOURCE, Rollbacks.SOURCE, " everspring BUILD", "EverSpring"})
    @DisplayName("谁也不能冒用系统发布和回退的部署来源")
    void nobodyBearsTheMarksOfTheSystem(String source) throws IOException {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("deployment-name", "unit-report.bpmn");
        form.add("deployment-source", source);
        form.add("other.bpmn", file("other.bpmn", content(BPMN)));

        for (String person : List.of("admin", "process-owner")) {
            var answer = RestClient.basic(http, person).post("/deployment/create", form);

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody()).contains("只用于系统的发布和回退");
        }
        assertThat(newDeployments()).isEmpty();
    }

    @Test
    @DisplayName("以前冒用来源留下的部署，不妨碍启动和更新")
    void marksThatSomebodyHasBorneStopNoStart() throws IOException {
        repository
                .createDeployment()
                .name("unit-report.bpmn")
                .source(ModelDeployer.SOURCE)
                .addString(
                        "quite-another.form",
                        "{\"id\":\"quite-another\",\"type\":\"default\",\"components\":[],\"schemaVersion\":16}")
                .deploy();

        deployer.afterSingletonsInstantiated();

        assertThat(newDeployments()).hasSize(1);
        assertThat(deployer.deploy("unit-report.bpmn", released("processes/unit-report.bpmn")))
                .isEqualTo("deployed again, the file has changed");
    }

    @Test
    @DisplayName("一个文件部署失败，现行版本继续有效，启动照常")
    void aFailureKeepsTheVersionInForce() throws IOException {
        byte[] broken = "<broken".getBytes(StandardCharsets.UTF_8);

        deployer.deployOrKeep("unit-report.bpmn", broken);

        assertThat(newDeployments()).isEmpty();
        assertThatThrownBy(() -> deployer.deployOrKeep("never-heard-of.bpmn", broken))
                .hasMessageContaining("没有部署");
    }

    @Test
    @DisplayName("定时启动的流程换版后只留一个定时器")
    void newVersionOfATimedProcessLeavesOneTimer() throws IOException {
        deployer.deploy("quarterly-cycle.bpmn", changed("processes/quarterly-cycle.bpmn"));

        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("quarterlyCycle")
                        .list())
                .singleElement()
                .satisfies(timer -> assertThat(timer.getDeploymentId())
                        .isEqualTo(newDeployments().get(0).getId()));
    }

    /** As Camunda Modeler does it: multipart, with its own name for the deployment. */
    private void deployFromModeler(String file) throws IOException {
        deploy(file, changed(file), "Camunda Modeler");
    }

    private void deploy(String file, byte[] content, String source) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("deployment-name", "细化调整");
        form.add("deployment-source", source);
        form.add("deploy-changed-only", "true");
        form.add(name(file), file(name(file), content));

        var answer = RestClient.basic(http, "admin").post("/deployment/create", form);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
    }

    private static ByteArrayResource file(String name, byte[] content) {
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private static byte[] content(String file) throws IOException {
        return Files.readAllBytes(Path.of(file));
    }

    /** The same model with one more blank: another file to Camunda. */
    private static byte[] changed(String file) throws IOException {
        return (Files.readString(Path.of(file)) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the next release brings. */
    private static byte[] released(String file) throws IOException {
        return (Files.readString(Path.of(file)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String name(String file) {
        return Path.of(file).getFileName().toString();
    }

    private List<Deployment> deployments() {
        return repository.createDeploymentQuery().orderByDeploymentTime().asc().list();
    }

    private List<Deployment> newDeployments() {
        return deployments().stream()
                .filter(deployment -> !deployedAtTheStart.contains(deployment.getId()))
                .toList();
    }

    /** The newest version of each file's definition, by file. */
    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(process -> versions.put(process.getResourceName(), String.valueOf(process.getVersion())));
        repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(decision -> versions.put(decision.getResourceName(), String.valueOf(decision.getVersion())));
        deployments().stream()
                .filter(deployment -> deployment.getName().endsWith(".form"))
                .forEach(deployment -> versions.put(
                        deployment.getName(),
                        String.valueOf(form(deployment.getName()).getVersion())));
        return versions;
    }

    private String deploymentInForce(String file) {
        String resource = name(file);
        if (resource.endsWith(".form")) {
            return form(resource).getDeploymentId();
        }
        return resource.endsWith(".bpmn")
                ? repository
                        .createProcessDefinitionQuery()
                        .processDefinitionResourceName(resource)
                        .latestVersion()
                        .singleResult()
                        .getDeploymentId()
                : repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionResourceName(resource)
                        .latestVersion()
                        .singleResult()
                        .getDeploymentId();
    }

    private CamundaFormDefinition form(String resource) {
        String key = resource.substring(0, resource.lastIndexOf('.'));
        return engine.getCommandExecutorTxRequired()
                .execute(new GetCamundaFormDefinitionCmd(new CamundaFormRefImpl(key, "latest"), null));
    }
}
