package org.everspring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.everspring.engine.ForProcess;
import org.everspring.engine.StartTimer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.StringUtils;

/**
 * What every model and form has to keep to: DESIGN.md (Model rules) and STYLE.md (Names). What owners are refused or warned
 * of is not repeated here: ModelWarningsTest asks the guard about the shipped files.
 */
@DisplayName("模型规范")
class ModelStyleTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);
    private static final Pattern MEANING = Pattern.compile("[a-z][a-zA-Z]+");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern VARIABLE_OR_BEAN_CALL = Pattern.compile("\\$\\{\\w+(\\.\\w+\\(\\))?}");

    /** The first part of an id, by the element's type; a type that is missing here is not used in our models. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("startEvent", "startEvent"),
            Map.entry("endEvent", "endEvent"),
            Map.entry("boundaryEvent", "event"),
            Map.entry("intermediateCatchEvent", "event"),
            Map.entry("intermediateThrowEvent", "event"),
            Map.entry("userTask", "userTask"),
            Map.entry("serviceTask", "serviceTask"),
            Map.entry("subProcess", "subProcess"),
            Map.entry("exclusiveGateway", "gateway"),
            Map.entry("eventBasedGateway", "eventGateway"),
            Map.entry("sequenceFlow", "flow"),
            Map.entry("textAnnotation", "annotation"),
            Map.entry("association", "association"),
            Map.entry("message", "message"),
            Map.entry("timerEventDefinition", "timer"),
            Map.entry("messageEventDefinition", "messageDefinition"),
            Map.entry("terminateEventDefinition", "terminate"));

    static List<Path> models() {
        return files(PROCESSES, ".bpmn");
    }

    static List<Path> decisions() {
        return files(PROCESSES, ".dmn");
    }

    static List<Path> forms() {
        return files(FORMS, ".form");
    }

    @Nested
    @DisplayName("流程模型")
    class Models {

        private static List<Path> models() {
            return ModelStyleTest.models();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("一个文件一个可执行流程，键与文件名一致，有中文名称和保留期限")
        void eachFileIsOneExecutableProcessOfItsName(Path file) {
            Collection<Process> processes = read(file).getModelElementsByType(Process.class);

            assertThat(processes).singleElement().satisfies(process -> {
                assertThat(process.getId()).isEqualTo(camelCase(file));
                assertThat(process.isExecutable()).isTrue();
                assertThat(process.getName()).matches(CHINESE);
                assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
            });
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("标识由类型和含义组成，没有自动生成的标识")
        void idsSayTypeAndMeaning(Path file) {
            List<String> wrong = all(read(file), BaseElement.class).stream()
                    .filter(element -> !(element instanceof Process))
                    .filter(element -> element.getId() != null || element instanceof FlowNode)
                    .filter(element -> !isNamedByMeaning(element.getId(), type(element)))
                    .map(element -> type(element) + " " + element.getId())
                    .toList();

            assertThat(wrong).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("每个节点、网关的每条出口都有中文标签，判断网关以问句命名")
        void labelsAreChinese(Path file) {
            BpmnModelInstance model = read(file);

            assertThat(all(model, FlowNode.class))
                    .allSatisfy(node -> assertThat(node.getName())
                            .as(node.getId())
                            .isNotNull()
                            .matches(CHINESE));
            assertThat(all(model, ExclusiveGateway.class)).allSatisfy(gateway -> {
                assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
                assertThat(gateway.getOutgoing())
                        .as(gateway.getId())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(flow -> assertThat(flow.getName())
                                .as(flow.getId())
                                .isNotNull()
                                .matches(CHINESE));
            });
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("人工任务有候选组，表单存在且总用最新版")
        void userTasksHaveAGroupAndAForm(Path file) {
            assertThat(all(read(file), UserTask.class)).allSatisfy(task -> {
                assertThat(task.getCamundaCandidateGroups()).as(task.getId()).matches(VARIABLE_OR_BEAN_CALL);
                assertThat(task.getCamundaFormRef()).as(task.getId()).isNotNull();
                assertThat(FORMS.resolve(task.getCamundaFormRef() + ".form")).exists();
                assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("latest");
                assertThat(task.getCamundaFormKey()).as(task.getId()).isNull();
            });
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("能在任务列表中发起的流程有启动表单")
        void processesThatPeopleStartHaveAForm(Path file) {
            BpmnModelInstance model = read(file);
            Process process =
                    model.getModelElementsByType(Process.class).iterator().next();
            List<StartEvent> starts =
                    process.getChildElementsByType(StartEvent.class).stream().toList();

            assertThat(starts).singleElement().satisfies(start -> {
                if (process.isCamundaStartableInTasklist()) {
                    assertThat(start.getCamundaFormRef()).isNotNull();
                    assertThat(FORMS.resolve(start.getCamundaFormRef() + ".form"))
                            .exists();
                    assertThat(start.getCamundaFormRefBinding()).isEqualTo("latest");
                } else {
                    assertThat(start.getCamundaFormRef()).isNull();
                }
            });
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("服务任务调用同名委托，重试周期以分钟计")
        void serviceTasksCallTheDelegateOfTheirName(Path file) {
            assertThat(all(read(file), ServiceTask.class)).allSatisfy(task -> {
                String bean = task.getId().replaceFirst("serviceTask_", "") + "Delegate";
                assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isEqualTo("${" + bean + "}");
                assertThat(sourcesOf(bean)).as(bean).hasSize(1);
                assertThat(task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaFailedJobRetryTimeCycle.class)
                                .singleResult()
                                .getTextContent())
                        .as(task.getId())
                        .matches("R[0-9]+/PT[0-9]+M");
            });
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("监听器都有对应的代码")
        void listenersExist(Path file) {
            BpmnModelInstance model = read(file);
            List<String> listeners = Stream.concat(
                            all(model, CamundaTaskListener.class).stream()
                                    .map(CamundaTaskListener::getCamundaDelegateExpression),
                            all(model, CamundaExecutionListener.class).stream()
                                    .map(CamundaExecutionListener::getCamundaDelegateExpression))
                    .toList();

            assertThat(listeners).allSatisfy(listener -> {
                assertThat(listener).isNotNull().matches(BEAN);
                String bean = BEAN.matcher(listener).replaceFirst("$1");
                assertThat(bean).endsWith("Listener");
                assertThat(sourcesOf(bean)).as(bean).hasSize(1);
            });
        }

        @Test
        @DisplayName("代码中的每个委托、监听器和启动时间都写明用于哪些流程，这些流程也都用到它")
        void handlersNameTheProcessesThatUseThem() throws ClassNotFoundException {
            ClassPathScanningCandidateComponentProvider scanner =
                    new ClassPathScanningCandidateComponentProvider(false);
            Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class, StartTimer.class)
                    .map(AssignableTypeFilter::new)
                    .forEach(scanner::addIncludeFilter);
            Map<String, Set<String>> declared = new TreeMap<>();
            for (BeanDefinition handler : scanner.findCandidateComponents("org.everspring")) {
                Class<?> type = Class.forName(handler.getBeanClassName());
                if (type.getPackageName().endsWith(".process")) {
                    assertThat(type).hasAnnotation(ForProcess.class);
                    if (type.getAnnotation(ForProcess.class).former()) {
                        continue;
                    }
                    declared.put(
                            StringUtils.uncapitalize(type.getSimpleName()),
                            new TreeSet<>(
                                    Set.of(type.getAnnotation(ForProcess.class).value())));
                }
            }
            declared.values().removeIf(processes -> processes.equals(Set.of(ForProcess.ANY)));
            Map<String, Set<String>> used = new TreeMap<>();
            for (Path file : models()) {
                Matcher bean =
                        Pattern.compile("\\$\\{(\\w+)(\\.nextCycle\\(\\))?}").matcher(text(file));
                while (bean.find()) {
                    if (declared.containsKey(bean.group(1))) {
                        used.computeIfAbsent(bean.group(1), name -> new TreeSet<>())
                                .add(camelCase(file));
                    }
                }
            }

            assertThat(declared).hasSizeGreaterThan(90).isEqualTo(used);
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("时间都由变量或代码给出，图上没有写死的日期")
        void timersComeFromVariables(Path file) {
            assertThat(all(read(file), TimerEventDefinition.class))
                    .allSatisfy(timer -> assertThat(
                                    Stream.of(timer.getTimeDate(), timer.getTimeCycle(), timer.getTimeDuration())
                                            .filter(Objects::nonNull)
                                            .map(ModelElementInstance::getTextContent))
                            .as(timer.getId())
                            .singleElement()
                            .asString()
                            .matches(VARIABLE_OR_BEAN_CALL));
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("消息名由模块和过去式组成")
        void messagesSayWhatHasHappened(Path file) {
            assertThat(all(read(file), Message.class))
                    .extracting(Message::getName)
                    .allSatisfy(name -> assertThat(name).matches("[a-z]+\\.[a-z][a-zA-Z]+"));
        }
    }

    @Nested
    @DisplayName("流程图")
    class Diagrams {

        private static List<Path> models() {
            return ModelStyleTest.models();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("每个元素都画在图上")
        void everyElementIsDrawn(Path file) {
            BpmnModelInstance model = read(file);
            ModelDrawing drawing = ModelDrawing.of(model);
            List<String> missing = Stream.of(
                            all(model, FlowNode.class),
                            all(model, SequenceFlow.class),
                            all(model, TextAnnotation.class),
                            all(model, Association.class))
                    .flatMap(Collection::stream)
                    .map(BaseElement.class::cast)
                    .map(BaseElement::getId)
                    .filter(id -> !drawing.shows(id))
                    .toList();

            assertThat(all(model, BpmnDiagram.class)).hasSize(1);
            assertThat(missing).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("事件、网关和有名称的连线都标出标签位置")
        void everyLabelHasItsPlace(Path file) {
            BpmnModelInstance model = read(file);
            ModelDrawing drawing = ModelDrawing.of(model);
            List<String> unplaced = Stream.concat(
                            all(model, FlowNode.class).stream()
                                    .filter(ModelStyleTest::isLabelledOutside)
                                    .map(BaseElement::getId),
                            all(model, SequenceFlow.class).stream()
                                    .filter(flow -> StringUtils.hasText(flow.getName()))
                                    .map(BaseElement::getId))
                    .filter(id -> !drawing.placesLabelOf(id))
                    .toList();

            assertThat(unplaced).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("一页能看清：宽不超过高的2.3倍，或不超过1800")
        void itFitsOnOnePage(Path file) {
            ModelDrawing drawing = ModelDrawing.of(read(file));

            assertThat(drawing.width() <= 2.3 * drawing.height() || drawing.width() <= 1800)
                    .as("%s is %s wide and %s high", file, drawing.width(), drawing.height())
                    .isTrue();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("图形、标签互不重叠")
        void nothingOverlaps(Path file) {
            assertThat(ModelDrawing.of(read(file)).overlaps()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("models")
        @DisplayName("连线不相交，也不穿过别的图形")
        void flowsCrossNothing(Path file) {
            ModelDrawing drawing = ModelDrawing.of(read(file));

            assertThat(drawing.crossings()).isEmpty();
            assertThat(drawing.flowsThroughShapes()).isEmpty();
        }
    }

    @Nested
    @DisplayName("决策表")
    class Decisions {

        private static List<Path> decisions() {
            return ModelStyleTest.decisions();
        }

        @ParameterizedTest
        @MethodSource("decisions")
        @DisplayName("键与文件名一致，有中文名称、说明和保留期限")
        void eachFileIsOneDecisionOfItsName(Path file) {
            assertThat(readDecision(file).getModelElementsByType(Decision.class))
                    .singleElement()
                    .satisfies(decision -> {
                        assertThat(decision.getId()).isEqualTo(camelCase(file));
                        assertThat(decision.getName()).matches(CHINESE);
                        assertThat(decision.getDescription().getTextContent()).matches(CHINESE);
                        assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
                    });
        }

        @ParameterizedTest
        @MethodSource("decisions")
        @DisplayName("每列有中文标题和类型，每条规则有中文说明")
        void columnsAreLabelledAndRulesExplained(Path file) {
            DmnModelInstance model = readDecision(file);

            assertThat(model.getModelElementsByType(DecisionTable.class)).hasSize(1);
            assertThat(model.getModelElementsByType(Input.class))
                    .isNotEmpty()
                    .allSatisfy(input -> assertThat(input.getLabel()).matches(CHINESE));
            assertThat(model.getModelElementsByType(InputExpression.class))
                    .allSatisfy(input -> assertThat(input.getTypeRef()).isIn("string", "integer", "double", "boolean"));
            assertThat(model.getModelElementsByType(Output.class)).isNotEmpty().allSatisfy(output -> {
                assertThat(output.getLabel()).matches(CHINESE);
                assertThat(output.getName()).matches(MEANING);
                assertThat(output.getTypeRef()).isIn("string", "integer", "double", "boolean");
            });
            assertThat(model.getModelElementsByType(Rule.class)).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
                assertThat(rule.getDescription().getTextContent())
                        .as(rule.getId())
                        .matches(CHINESE);
            });
        }

        @ParameterizedTest
        @MethodSource("decisions")
        @DisplayName("没有自动生成的标识")
        void idsAreChosenByHand(Path file) {
            Pattern chosen = Pattern.compile("[a-z][a-zA-Z]+(_[a-z][a-zA-Z]+)?");
            List<String> generated = all(readDecision(file), DmnElement.class).stream()
                    .map(DmnElement::getId)
                    .filter(Objects::nonNull)
                    .filter(id -> !chosen.matcher(id).matches())
                    .toList();

            assertThat(generated).isEmpty();
        }
    }

    @Nested
    @DisplayName("表单")
    class Forms {

        private static final Set<String> LABELLED = Set.of(
                "textfield",
                "textarea",
                "number",
                "select",
                "radio",
                "checkbox",
                "checklist",
                "taglist",
                "group",
                "dynamiclist",
                "button",
                "table");

        private static List<Path> forms() {
            return ModelStyleTest.forms();
        }

        @ParameterizedTest
        @MethodSource("forms")
        @DisplayName("标识与文件名一致，适用于本平台")
        void eachFormBearsItsFilesName(Path file) {
            JsonNode form = json(file);

            assertThat(form.path("id").asText() + ".form")
                    .isEqualTo(file.getFileName().toString());
            assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        }

        @ParameterizedTest
        @MethodSource("forms")
        @DisplayName("每一项都有中文标签，标识由类型和含义组成")
        void componentsAreLabelledInChinese(Path file) {
            List<String> wrong = components(json(file).path("components"))
                    .filter(component -> LABELLED.contains(
                                            component.path("type").asText())
                                    && !CHINESE.matcher(component.path("label").asText())
                                            .matches()
                            || component.path("type").asText().equals("datetime")
                                    && !CHINESE.matcher(
                                                    component.path("dateLabel").asText())
                                            .matches()
                            || !component.path("id").asText().matches("[A-Z][a-z]+_[a-z][a-zA-Z]+"))
                    .map(component -> component.path("id").asText())
                    .toList();

            assertThat(wrong).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("forms")
        @DisplayName("不用会使整个表单打不开的组件")
        void nothingKillsTheForm(Path file) {
            assertThat(components(json(file).path("components"))
                            .map(component -> component.path("type").asText()))
                    .doesNotContain("filepicker", "documentPreview", "iframe");
        }

        @Test
        @DisplayName("每个表单都被某个任务使用")
        void everyFormIsUsed() {
            Set<String> used = models().stream()
                    .map(ModelStyleTest::read)
                    .flatMap(model -> Stream.concat(
                            all(model, UserTask.class).stream().map(UserTask::getCamundaFormRef),
                            all(model, StartEvent.class).stream().map(StartEvent::getCamundaFormRef)))
                    .filter(Objects::nonNull)
                    .map(form -> form + ".form")
                    .collect(Collectors.toSet());

            assertThat(forms())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(used);
        }

        private static Stream<JsonNode> components(JsonNode nodes) {
            List<JsonNode> list = new ArrayList<>();
            nodes.forEach(list::add);
            return list.stream().flatMap(node -> Stream.concat(Stream.of(node), components(node.path("components"))));
        }

        private static JsonNode json(Path file) {
            try {
                return new ObjectMapper().readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isNamedByMeaning(String id, String type) {
        String start = TYPES.get(type) + "_";
        return id != null
                && id.startsWith(start)
                && MEANING.matcher(id.substring(start.length())).matches();
    }

    /** Boxes hold their names; circles and diamonds have them beside. */
    private static boolean isLabelledOutside(FlowNode node) {
        return type(node).endsWith("Event") || node instanceof ExclusiveGateway || node instanceof EventBasedGateway;
    }

    private static String type(ModelElementInstance element) {
        return element.getElementType().getTypeName();
    }

    /** All elements of a type, also of the types derived from it. */
    static <T extends ModelElementInstance> List<T> all(ModelInstance model, Class<T> type) {
        return List.copyOf(model.getModelElementsByType(type));
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static DmnModelInstance readDecision(Path file) {
        return Dmn.readModelFromFile(file.toFile());
    }

    /** A model's file name is its key in kebab case. */
    private static String camelCase(Path file) {
        String[] words =
                file.getFileName().toString().replaceFirst("\\.\\w+$", "").split("-");
        return words[0]
                + Arrays.stream(words).skip(1).map(StringUtils::capitalize).collect(Collectors.joining());
    }

    private static List<Path> sourcesOf(String bean) {
        String file = StringUtils.capitalize(bean) + ".java";
        return find(
                Path.of("src/main/java"), path -> path.getFileName().toString().equals(file));
    }

    private static List<Path> files(Path folder, String ending) {
        return find(folder, path -> path.toString().endsWith(ending));
    }

    private static List<Path> find(Path folder, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(which).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
