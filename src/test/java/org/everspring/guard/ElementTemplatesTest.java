package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.everspring.engine.ForProcess;
import org.everspring.engine.ModelFault;
import org.everspring.guard.ModelBeans.Kind;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The templates of Camunda Modeler against the beans, the shipped models, the guard and their published schema. */
@EngineTest
@DisplayName("Camunda Modeler 的元素模板")
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of(".camunda", "element-templates");
    private static final String PREFIX = "org.everspring.";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);
    private static final Pattern LISTENER = Pattern.compile("(\\w+) → \\$\\{(\\w+)}");

    @Autowired
    private ModelBeans beans;

    @Autowired
    private ModelGuard guard;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private static List<JsonNode> templates() {
        return files(FOLDER, ".json").flatMap(ElementTemplatesTest::read).toList();
    }

    private static Stream<Path> files(Path folder, String extension) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(extension)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> read(Path file) {
        try {
            return StreamSupport.stream(JSON.readTree(file.toFile()).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode template(String id) {
        return templates().stream()
                .filter(template -> template.path("id").asText().equals(PREFIX + id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No template for " + id));
    }

    /** What the template sets, by the attribute's name; a listener by its event, a parameter by its name. */
    private static Map<String, String> values(JsonNode template) {
        Map<String, String> values = new TreeMap<>();
        template.path("properties").forEach(property -> {
            JsonNode binding = property.path("binding");
            values.put(
                    binding.path("type").asText().equals("property")
                            ? binding.path("name").asText()
                            : binding.path("type").asText() + " "
                                    + binding.path("event")
                                            .asText(binding.path("name").asText()),
                    property.path("value").asText());
        });
        return values;
    }

    private static <T> List<T> shipped(Function<BpmnModelInstance, Stream<T>> elements) {
        return files(Path.of("processes"), ".bpmn")
                .map(file -> Bpmn.readModelFromFile(file.toFile()))
                .flatMap(elements)
                .toList();
    }

    private static String bean(String expression) {
        return Expressions.singleName(expression).orElseThrow();
    }

    private static TreeSet<String> beansIn(String property) {
        return templates().stream()
                .map(template -> values(template).get(property))
                .filter(value -> value != null)
                .map(ElementTemplatesTest::bean)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Modeler cannot set a task's listeners by a template, so the description names them. */
    private static Map<String, String> namedListeners(JsonNode template) {
        return LISTENER.matcher(template.path("description").asText())
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1),
                        found -> found.group(2),
                        (a, b) -> a + "," + b,
                        TreeMap::new));
    }

    @Test
    @DisplayName("符合公布的模板格式")
    void followTheirSchema() throws IOException {
        Schema schema;
        try (InputStream published = getClass().getResourceAsStream("/modeler/element-templates-0.22.1.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JSON.readTree(published));
        }
        JsonNode broken = JSON.readTree(templates().get(0).toString().replace("\"appliesTo\"", "\"applies\""));

        assertThat(schema.validate(broken)).isNotEmpty();
        for (JsonNode template : templates()) {
            assertThat(schema.validate(template))
                    .as(template.path("id").asText())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("名称、说明、字段都是中文，标识不重复")
    void areChinese() {
        assertThat(templates())
                .extracting(template -> template.path("id").asText())
                .doesNotHaveDuplicates();
        assertThat(templates()).allSatisfy(template -> {
            assertThat(template.path("id").asText()).startsWith(PREFIX);
            assertThat(template.path("name").asText()).matches(CHINESE);
            assertThat(template.path("description").asText()).matches(CHINESE);
            template.path("properties").forEach(property -> {
                if (!property.path("type").asText().equals("Hidden")) {
                    assertThat(property.path("label").asText()).matches(CHINESE);
                }
            });
        });
    }

    @Test
    @DisplayName("每个系统任务、流程监听器、任务监听器都有模板，没有多余的")
    void coverTheBeansThatTheGuardAllows() {
        assertThat(beansIn("camunda:delegateExpression")).isEqualTo(names(Kind.DELEGATE));
        assertThat(templates().stream()
                        .flatMap(template -> values(template).entrySet().stream())
                        .filter(value -> value.getKey().startsWith("camunda:executionListener"))
                        .map(value -> bean(value.getValue())))
                .containsExactlyInAnyOrderElementsOf(names(Kind.EXECUTION_LISTENER));
        assertThat(templates().stream()
                        .flatMap(template -> namedListeners(template).values().stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(names(Kind.TASK_LISTENER));
    }

    /** Those that are shipped; tests have one of their own. */
    private Set<String> names(Kind kind) {
        Set<String> names = beans.names(kind);
        names.remove("tellNobodyDelegate");
        names.removeIf(beans::isFormer);
        return names;
    }

    @Test
    @DisplayName("说明写明用于哪些流程，与代码中的限定一致")
    void nameTheProcessesThatMayUseThem() {
        for (JsonNode template : templates()) {
            String description = template.path("description").asText();
            Set<String> processes = values(template).entrySet().stream()
                    .filter(value -> value.getKey().equals("camunda:delegateExpression")
                            || value.getKey().startsWith("camunda:executionListener"))
                    .map(value -> bean(value.getValue()))
                    .collect(Collectors.toCollection(TreeSet::new));
            processes.addAll(namedListeners(template).values());

            assertThat(processes.stream()
                            .flatMap(bean -> beans.processesOf(bean).stream())
                            .filter(process -> !process.equals(ForProcess.ANY)))
                    .as(template.path("id").asText())
                    .allSatisfy(process -> assertThat(description).contains("（" + process + "）"));
        }
    }

    @Test
    @DisplayName("与现行流程中的系统任务、流程监听器一致")
    void agreeWithTheShippedServiceTasks() {
        assertThat(shipped(model -> model.getModelElementsByType(ServiceTask.class).stream()))
                .hasSizeGreaterThan(50)
                .allSatisfy(task -> {
                    String bean = bean(task.getCamundaDelegateExpression());
                    JsonNode template = template(bean);
                    assertThat(values(template))
                            .containsEntry("camunda:delegateExpression", "${" + bean + "}")
                            .containsEntry("camunda:asyncBefore", Boolean.toString(task.isCamundaAsyncBefore()));
                    assertThat(template.path("description").asText()).contains(((Process) model(task)).getName());
                });
        assertThat(shipped(model -> model.getModelElementsByType(CamundaExecutionListener.class).stream()))
                .hasSizeGreaterThan(5)
                .allSatisfy(listener -> assertThat(values(template(bean(listener.getCamundaDelegateExpression()))))
                        .containsKey("camunda:executionListener " + listener.getCamundaEvent()));
    }

    private static Object model(ServiceTask task) {
        return task.getModelInstance()
                .getModelElementsByType(task.getModelInstance().getModel().getType(Process.class))
                .iterator()
                .next();
    }

    @Test
    @DisplayName("与现行流程中的用户任务一致，表单都在通用模板的选项里")
    void agreeWithTheShippedUserTasks() {
        List<String> offered = new ArrayList<>();
        template("userTask")
                .path("properties")
                .forEach(property -> property.path("choices")
                        .forEach(choice -> offered.add(choice.path("value").asText())));

        assertThat(shipped(model -> model.getModelElementsByType(UserTask.class).stream()))
                .hasSizeGreaterThan(20)
                .allSatisfy(task -> {
                    JsonNode template = template(task.getId());
                    Map<String, String> expected = new TreeMap<>(Map.of(
                            "name", task.getName(),
                            "camunda:formRef", task.getCamundaFormRef(),
                            "camunda:formRefBinding", task.getCamundaFormRefBinding(),
                            "camunda:candidateGroups", task.getCamundaCandidateGroups()));
                    if (task.getCamundaDueDate() != null) {
                        expected.put("camunda:dueDate", task.getCamundaDueDate());
                    }
                    assertThat(values(template)).isEqualTo(expected);
                    assertThat(namedListeners(template))
                            .isEqualTo(Stream.ofNullable(task.getExtensionElements())
                                    .flatMap(extensions ->
                                            extensions
                                                    .getElementsQuery()
                                                    .filterByType(CamundaTaskListener.class)
                                                    .list()
                                                    .stream())
                                    .collect(Collectors.toMap(
                                            CamundaTaskListener::getCamundaEvent,
                                            listener -> bean(listener.getCamundaDelegateExpression()),
                                            (a, b) -> a + "," + b,
                                            TreeMap::new)));
                    assertThat(offered).contains(task.getCamundaFormRef());
                });
    }

    @Test
    @DisplayName("套用模板的元素通得过部署前检查")
    void passTheGuard() {
        for (JsonNode template : templates()) {
            Map<String, String> values = values(template);
            values.putIfAbsent("name", "名称");
            if (values.get("name").isEmpty()) {
                values.put("name", "名称");
            }
            String type = template.path("elementType")
                    .path("value")
                    .asText(template.path("appliesTo").path(0).asText());
            ModelFile model = model(processOf(template), type.replace("bpmn:", ""), values);

            List<ModelFault> faults = engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(
                            () -> guard.inspect(List.of(model)).faults()));

            assertThat(faults).as(template.path("id").asText()).isEmpty();
        }
    }

    /** One that may use what the template offers. */
    private String processOf(JsonNode template) {
        return values(template).values().stream()
                .map(Expressions::singleName)
                .flatMap(Optional::stream)
                .filter(beans::isAnyBean)
                .flatMap(bean -> beans.processesOf(bean).stream())
                .findFirst()
                .orElse("templateTest");
    }

    /** A process of that one element, as Modeler writes what the template sets. */
    private static ModelFile model(String process, String type, Map<String, String> values) {
        StringBuilder attributes = new StringBuilder();
        StringBuilder listeners = new StringBuilder();
        StringBuilder parameters = new StringBuilder();
        values.forEach((name, value) -> {
            if (name.startsWith("camunda:executionListener ")) {
                listeners
                        .append("<camunda:executionListener event=\"")
                        .append(name.split(" ")[1])
                        .append("\" delegateExpression=\"")
                        .append(value)
                        .append("\"/>");
            } else if (name.startsWith("camunda:inputParameter ")) {
                parameters
                        .append("<camunda:inputParameter name=\"")
                        .append(name.split(" ")[1])
                        .append("\">")
                        .append(value)
                        .append("</camunda:inputParameter>");
            } else {
                attributes.append(' ').append(name).append("=\"").append(value).append('"');
            }
        });
        if (!parameters.isEmpty()) {
            listeners.append("<camunda:inputOutput>").append(parameters).append("</camunda:inputOutput>");
        }
        String element = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        return new ModelFile("template.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://everspring.org/test">
                  <bpmn:process id="%4$s" name="模板" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:%1$s id="element_x"%2$s>
                      <bpmn:extensionElements>%3$s</bpmn:extensionElements>
                    </bpmn:%1$s>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(element, attributes, listeners, process)
                .getBytes(StandardCharsets.UTF_8));
    }
}
