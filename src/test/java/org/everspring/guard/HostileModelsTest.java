package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.everspring.engine.InputRefusedException;
import org.everspring.support.EngineTest;
import org.everspring.support.ImprovementDesk;
import org.everspring.support.Workday;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Each shipped model, spoilt 200 times: always refused in Chinese, and the shipped version stays in force. */
@EngineTest
@DisplayName("有害的模型一个也部署不了")
class HostileModelsTest {

    private static final int MUTANTS = 200;
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String ACTIVITI = "http://activiti.org/bpmn";
    private static final String ATTACK = "${''.getClass().forName('java.lang.Runtime')}";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Workday day;

    @Autowired
    private ImprovementDesk desk;

    /** A way to spoil a model at one of its elements. */
    private record Poison(String name, BiConsumer<Document, Element> effect) {}

    private static final List<Poison> OF_BPMN = List.of(
            attribute("class", CAMUNDA, "camunda:class", "java.lang.ProcessBuilder"),
            attribute("activiti class", ACTIVITI, "activiti:class", "java.lang.ProcessBuilder"),
            attribute("expression", CAMUNDA, "camunda:expression", "${runtimeService.suspendProcessInstanceById('1')}"),
            attribute("type", CAMUNDA, "camunda:type", "shell"),
            attribute("form key", CAMUNDA, "camunda:formKey", "embedded:/forms/x.html"),
            attribute("task listener id", CAMUNDA, "camunda:taskListenerId", "x"),
            attribute("candidate users", CAMUNDA, "camunda:candidateUsers", "admin"),
            attribute("unknown group", CAMUNDA, "camunda:candidateGroups", "nobody"),
            attribute("unknown form", CAMUNDA, "camunda:formRef", "no-such-form"),
            attribute("priority", CAMUNDA, "camunda:jobPriority", ATTACK),
            attribute("assignee", CAMUNDA, "camunda:assignee", "${execution.processEngineServices}"),
            attribute("due date", CAMUNDA, "camunda:dueDate", "${dateTime().plusDays(1).toDate()}"),
            attribute("collection", CAMUNDA, "camunda:collection", "${identityService.createUserQuery().list()}"),
            attribute("name", null, "name", ATTACK),
            attribute("unknown delegate", CAMUNDA, "camunda:delegateExpression", "${dataSource}"),
            attribute("chosen delegate", CAMUNDA, "camunda:delegateExpression", "${remindUnitDelegate.getClass()}"),
            attribute("implementation", null, "implementation", "java:Evil"),
            attribute("language", null, "language", "groovy"),
            child("script task", BPMN, "bpmn:scriptTask", element -> element.setAttribute("scriptFormat", "groovy")),
            child("send task", BPMN, "bpmn:sendTask", element -> {}),
            child("import", BPMN, "bpmn:import", element -> element.setAttribute("location", "file:/etc/passwd")),
            child("io specification", BPMN, "bpmn:ioSpecification", element -> {}),
            child("documentation", BPMN, "bpmn:documentation", element -> element.setTextContent(ATTACK)),
            child("condition", BPMN, "bpmn:conditionExpression", element -> {
                element.setAttribute("language", "javascript");
                element.setTextContent("java.lang.System.exit(1)");
            }),
            child("short cycle", BPMN, "bpmn:timeCycle", element -> element.setTextContent("R/PT1S")),
            child("each second", BPMN, "bpmn:timeCycle", element -> element.setTextContent("* * * * * ?")),
            child("short duration", BPMN, "bpmn:timeDuration", element -> element.setTextContent("PT0.5S")),
            extension("script", "camunda:script", element -> element.setAttribute("scriptFormat", "juel")),
            extension("connector", "camunda:connector", element -> {}),
            extension("field", "camunda:field", element -> element.setAttribute("name", "x")),
            extension("form data", "camunda:formData", element -> {}),
            extension("task listener class", "camunda:taskListener", element -> element.setAttribute("class", "Evil")),
            extension(
                    "listener expression",
                    "camunda:executionListener",
                    element -> element.setAttribute("expression", ATTACK)),
            extension(
                    "listener bean",
                    "camunda:executionListener",
                    element -> element.setAttribute("delegateExpression", "${acceptReportDelegateX}")),
            extension("input", "camunda:inputParameter", element -> element.setTextContent(ATTACK)),
            extension("retries", "camunda:failedJobRetryTimeCycle", element -> element.setTextContent("R9/PT0S")));

    private static final List<Poison> OF_DMN = List.of(
            attribute("groovy", null, "expressionLanguage", "groovy"),
            attribute("juel", null, "expressionLanguage", "juel"),
            attribute("javascript", null, "expressionLanguage", "javascript"),
            attribute("class", "http://camunda.org/schema/1.0/dmn", "camunda:class", "Evil"),
            child("context", null, "context", element -> {}),
            child("invocation", null, "invocation", element -> {}),
            child("knowledge", null, "businessKnowledgeModel", element -> {}));

    private static Poison attribute(String name, String namespace, String attribute, String value) {
        return new Poison(name, (document, element) -> element.setAttributeNS(namespace, attribute, value));
    }

    private static Poison child(String name, String namespace, String child, Consumer<Element> content) {
        return new Poison(name, (document, element) -> {
            Element added = document.createElementNS(namespace == null ? element.getNamespaceURI() : namespace, child);
            content.accept(added);
            element.appendChild(added);
        });
    }

    private static Poison extension(String name, String child, Consumer<Element> content) {
        return new Poison(name, (document, element) -> {
            Element extensions = document.createElementNS(BPMN, "bpmn:extensionElements");
            Element added = document.createElementNS(CAMUNDA, child);
            content.accept(added);
            extensions.appendChild(added);
            element.appendChild(extensions);
        });
    }

    static Stream<Path> models() throws IOException {
        return Files.list(Path.of("processes")).sorted();
    }

    static Stream<Path> forms() throws IOException {
        return Files.list(Path.of("forms")).sorted();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("在流程和决策表的任一处加入有害内容")
    void spoiltModelsAreRefused(Path file) throws IOException {
        Map<String, Integer> before = versions();
        List<Poison> poisons = file.toString().endsWith(".bpmn") ? OF_BPMN : OF_DMN;
        Random random = new Random(20230040);
        List<String> accepted = new ArrayList<>();

        for (int i = 0; i < MUTANTS; i++) {
            Poison poison = poisons.get(i % poisons.size());
            Document model = ModelXml.read(Files.readAllBytes(file));
            List<Element> places = places(model);
            Element place = places.get(random.nextInt(places.size()));
            poison.effect().accept(model, place);
            if (!isRefused(name(file), write(model))) {
                accepted.add(poison.name() + " at " + place.getNodeName() + " " + place.getAttribute("id"));
            }
        }

        assertThat(accepted).isEmpty();
        assertThat(versions()).isEqualTo(before);
        assertThat(foreignDeployments()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"models", "forms"})
    @DisplayName("残缺、外来的文件")
    void brokenFilesAreRefused(Path file) throws IOException {
        Map<String, Integer> before = versions();
        String content = Files.readString(file);
        String other = Files.readString(Path.of(
                file.toString().endsWith(".form") ? "processes/reminder-policy.dmn" : "forms/fill-report.form"));
        Random random = new Random(20230040);
        List<String> accepted = new ArrayList<>();

        for (int i = 0; i < MUTANTS; i++) {
            int cut = 1 + random.nextInt(content.strip().length() - 2);
            if (!isRefused(name(file), content.substring(0, cut))) {
                accepted.add("cut at " + cut);
            }
        }
        for (String foreign : List.of("", "\u0000\u0001\u0002", "<html/>", "{}", "[]", other)) {
            if (!isRefused(name(file), foreign)) {
                accepted.add(foreign);
            }
        }
        if (!file.toString().endsWith(".form")) {
            String entity = content.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:/etc/hostname\">]>");
            assertThat(isRefused(name(file), entity)).isTrue();
            assertThat(isRefused(name(file), content.replaceAll("camunda:historyTimeToLive=\"[^\"]*\"", "")))
                    .isTrue();
        }

        assertThat(accepted).isEmpty();
        assertThat(versions()).isEqualTo(before);
        assertThat(foreignDeployments()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("任务列表不支持的表单控件")
    void formsThatTasklistCannotShowAreRefused(Path file) throws IOException {
        String content = Files.readString(file);

        for (String type : List.of("filepicker", "iframe", "documentPreview", "image", "script")) {
            assertThat(isRefused(
                            name(file),
                            content.replaceFirst(
                                    "\"type\": \"(text|textfield|textarea|select)\"", "\"type\": \"" + type + "\"")))
                    .as(type)
                    .isTrue();
        }
        assertThat(foreignDeployments()).isEmpty();
    }

    @Test
    @DisplayName("有一个文件不合格，同批的文件都不部署；原来的版本照常运行")
    void deploysAllOrNothing() throws IOException {
        Map<String, Integer> before = versions();
        day.at("2026-12-01T09:00");

        Throwable refusal = catchThrowable(() -> repository
                .createDeployment()
                .name("批量调整")
                .addString("fill-report.form", Files.readString(Path.of("forms/fill-report.form")))
                .addString(
                        "unit-report.bpmn",
                        Files.readString(Path.of("processes/unit-report.bpmn"))
                                .replaceFirst(
                                        "camunda:delegateExpression=\"\\$\\{[a-zA-Z]+Delegate}\"",
                                        "camunda:class=\"Evil\""))
                .deploy());

        assertThat(refusal)
                .isInstanceOf(InputRefusedException.class)
                .hasMessageContaining("文件“unit-report.bpmn”没有部署，原来的版本继续有效")
                .hasMessageContaining("不能使用属性“camunda:class”");
        assertThat(versions()).isEqualTo(before);
        assertThat(desk.openTasks(desk.file())).containsExactly(ImprovementDesk.TRIAGE);
    }

    /** Everything that the engine reads; the diagram's shapes are not. */
    private static List<Element> places(Document model) {
        List<Element> places = new ArrayList<>();
        String namespace = model.getDocumentElement().getNamespaceURI();
        ModelXml.each(model.getDocumentElement(), element -> {
            if (namespace.equals(element.getNamespaceURI())) {
                places.add(element);
            }
        });
        return places;
    }

    private boolean isRefused(String file, String content) {
        Throwable thrown = catchThrowable(() -> repository
                .createDeployment()
                .name("外来模型")
                .addString(file, content)
                .deploy());
        return thrown instanceof InputRefusedException refusal
                && refusal.getResponse().getStatus() == 400
                && refusal.getMessage().matches("(?s).*没有部署.*|.*不是有效的.*");
    }

    private Map<String, Integer> versions() {
        Map<String, Integer> versions = new TreeMap<>();
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(definition -> versions.put(definition.getKey(), definition.getVersion()));
        repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(definition -> versions.put(definition.getKey(), definition.getVersion()));
        return versions;
    }

    private List<Deployment> foreignDeployments() {
        return repository.createDeploymentQuery().deploymentName("外来模型").list();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String write(Document model) {
        try {
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(model), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
