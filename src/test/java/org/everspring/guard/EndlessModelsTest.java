package org.everspring.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.everspring.engine.ModelFault;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each case is inspected as a deployment and a trial do; nothing is deployed. */
@EngineTest
@DisplayName("永不结束、含义不明的模型在部署前拒绝")
class EndlessModelsTest {

    @Autowired
    private ModelGuard guard;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private List<String> inspect(ModelFile... files) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> guard.inspect(List.of(files)).faults().stream()
                        .map(ModelFault::sentence)
                        .toList());
    }

    private List<String> inspect(String process) {
        return inspect(file("a.bpmn", process));
    }

    private static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String process(String key, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:x="urn:x" targetNamespace="t">
                  <bpmn:signal id="signal" name="s"/>
                  <bpmn:process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P30D">%s</bpmn:process>
                </bpmn:definitions>
                """.formatted(key, key, content);
    }

    private static String flows(String... pairs) {
        StringBuilder flows = new StringBuilder();
        for (String pair : pairs) {
            String[] ends = pair.split(">");
            flows.append("<bpmn:sequenceFlow id=\"f_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
                    .formatted(ends[0], ends[1]));
        }
        return flows.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "loop-without-wait.bpmn, 会一直绕圈而不停",
        "calls-itself.bpmn, 流程会反复调用自己（callsItself→callsItself）",
        "timer-start-never.bpmn, 没有下一个时间",
        "timer-boundary-never.bpmn, 没有下一个时间",
        "timer-weekday-digit.bpmn, 星期请用英文缩写",
        "timer-last-weekday-digit.bpmn, 星期请用英文缩写",
        "drawing-namespace-script.bpmn, 图形元素只能放在图形部分",
        "drawing-namespace-map.bpmn, 图形元素只能放在图形部分"
    })
    @DisplayName("在运行系统上出过问题的文件")
    void refusesWhatHasHurt(String file, String reason) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/cases/models", file));

        assertThat(inspect(new ModelFile(file, content)))
                .anySatisfy(fault -> assertThat(fault).contains(reason));
    }

    @Nested
    @DisplayName("绕圈")
    class Loops {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    // Of tasks and gateways alone.
                    "<bpmn:manualTask id=\"a\"/><bpmn:exclusiveGateway id=\"b\"/>s>a a>b b>a b>e",
                    // To itself.
                    "<bpmn:task id=\"a\"/>s>a a>a a>e",
                    // By a service task that is not asynchronous.
                    "<bpmn:serviceTask id=\"a\" camunda:delegateExpression=\"${remindUnitDelegate}\"/>s>a a>a a>e",
                    // Through a subprocess.
                    "<bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:endEvent id=\"ae\"/>"
                            + "<bpmn:sequenceFlow id=\"af\" sourceRef=\"as\" targetRef=\"ae\"/></bpmn:subProcess>s>a a>a a>e",
                    // In a subprocess that would wait elsewhere.
                    "<bpmn:userTask id=\"w\"/><bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:task id=\"at\"/>"
                            + "<bpmn:sequenceFlow id=\"af\" sourceRef=\"as\" targetRef=\"at\"/>"
                            + "<bpmn:sequenceFlow id=\"ag\" sourceRef=\"at\" targetRef=\"at\"/></bpmn:subProcess>s>w w>a a>e",
                    // By a link.
                    "<bpmn:task id=\"a\"/><bpmn:intermediateThrowEvent id=\"l\"><bpmn:linkEventDefinition name=\"x\"/>"
                            + "</bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id=\"m\">"
                            + "<bpmn:linkEventDefinition name=\"x\"/></bpmn:intermediateCatchEvent>s>a a>l m>a",
                    // By an error at the edge.
                    "<bpmn:serviceTask id=\"a\" camunda:delegateExpression=\"${remindUnitDelegate}\"/>"
                            + "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"a\"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                            + "s>a a>e b>a",
                    // By an error from within a subprocess.
                    "<bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:endEvent id=\"ae\"><bpmn:errorEventDefinition/>"
                            + "</bpmn:endEvent><bpmn:sequenceFlow id=\"af\" sourceRef=\"as\" targetRef=\"ae\"/></bpmn:subProcess>"
                            + "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"a\"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                            + "s>a a>e b>a",
                    // A condition may hold at once.
                    "<bpmn:intermediateCatchEvent id=\"a\"><bpmn:conditionalEventDefinition><bpmn:condition>${x}"
                            + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>s>a a>a a>e"
                })
        @DisplayName("途中没有等待的拒绝")
        void refusesWaysRoundWithoutWait(String content) {
            assertThat(inspect(withEnds(content)))
                    .anySatisfy(fault -> assertThat(fault).contains("会一直绕圈而不停"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<bpmn:userTask id=\"a\"/>s>a a>a a>e",
                    "<bpmn:receiveTask id=\"a\"/>s>a a>a a>e",
                    "<bpmn:serviceTask id=\"a\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${remindUnitDelegate}\"/>"
                            + "s>a a>a a>e",
                    "<bpmn:task id=\"a\" camunda:asyncAfter=\"true\"/>s>a a>a a>e",
                    "<bpmn:intermediateCatchEvent id=\"a\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H"
                            + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>s>a a>a a>e",
                    // What waits inside lets the error come only afterwards.
                    "<bpmn:subProcess id=\"a\"><bpmn:startEvent id=\"as\"/><bpmn:userTask id=\"aw\"/><bpmn:endEvent id=\"ae\">"
                            + "<bpmn:errorEventDefinition/></bpmn:endEvent>"
                            + "<bpmn:sequenceFlow id=\"af\" sourceRef=\"as\" targetRef=\"aw\"/>"
                            + "<bpmn:sequenceFlow id=\"ag\" sourceRef=\"aw\" targetRef=\"ae\"/></bpmn:subProcess>"
                            + "<bpmn:boundaryEvent id=\"b\" attachedToRef=\"a\"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                            + "s>a a>e b>a"
                })
        @DisplayName("途中有人工任务、等待或异步的可以")
        void takesWaysRoundThatWait(String content) {
            assertThat(inspect(withEnds(content)))
                    .noneSatisfy(fault -> assertThat(fault).contains("会一直绕圈而不停"));
        }

        private static String withEnds(String content) {
            int first = content.lastIndexOf('/') < 0 ? 0 : content.lastIndexOf("/>") + 2;
            int end = Math.max(
                    first,
                    content.lastIndexOf("</bpmn:") < 0 ? 0 : content.indexOf('>', content.lastIndexOf("</bpmn:")) + 1);
            return process(
                    "loops",
                    "<bpmn:startEvent id=\"s\"/><bpmn:endEvent id=\"e\"/>" + content.substring(0, end)
                            + flows(content.substring(end).strip().split(" ")));
        }

        @Test
        @DisplayName("两个文件互相调用也拒绝，先后部署同样")
        void refusesCallsThatComeBack() {
            ModelFile first = file("a.bpmn", calling("ringA", "ringB"));
            ModelFile second = file("b.bpmn", calling("ringB", "ringA"));

            assertThat(inspect(first, second))
                    .anySatisfy(fault -> assertThat(fault).contains("流程会反复调用自己（ringB→ringA→ringB）"));
        }

        @Test
        @DisplayName("调用已部署的流程，而它又回来调用本流程的，拒绝")
        void refusesCallsThatComeBackThroughWhatIsDeployed() {
            String leaf = process("ringA", "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"a\"/>" + flows("s>a"));
            var deployments = List.of(
                    repository.createDeployment().addString("a.bpmn", leaf).deploy(),
                    repository
                            .createDeployment()
                            .addString("b.bpmn", calling("ringB", "ringA"))
                            .deploy());

            List<String> faults = inspect(file("a.bpmn", calling("ringA", "ringB")));

            deployments.forEach(made -> repository.deleteDeployment(made.getId(), true));
            assertThat(faults).anySatisfy(fault -> assertThat(fault).contains("流程会反复调用自己"));
        }

        private static String calling(String key, String called) {
            return process(
                    key,
                    "<bpmn:startEvent id=\"s\"/><bpmn:callActivity id=\"a\" calledElement=\"" + called + "\"/>"
                            + flows("s>a"));
        }

        @ParameterizedTest
        @CsvSource({"b>t,true", "b>u u>t,true", "b>u,false", "b>u u>e,false"})
        @DisplayName("不取消任务的定时事件又回到这个任务的，越来越多，拒绝")
        void refusesWhatMultiplies(String ways, boolean refused) {
            String content = "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"t\"/><bpmn:userTask id=\"u\"/>"
                    + "<bpmn:endEvent id=\"e\"/><bpmn:boundaryEvent id=\"b\" cancelActivity=\"%s\" attachedToRef=\"t\">"
                    + "<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1M</bpmn:timeCycle></bpmn:timerEventDefinition>"
                    + "</bpmn:boundaryEvent>" + flows("s>t") + flows(ways.split(" "));

            assertThat(inspect(process("more", content.formatted("false"))).stream()
                            .anyMatch(fault -> fault.contains("越来越多")))
                    .isEqualTo(refused);
            assertThat(inspect(process("more", content.formatted("true"))))
                    .noneSatisfy(fault -> assertThat(fault).contains("越来越多"));
        }

        @Test
        @DisplayName("走完所在子流程再回来的，不会越来越多")
        void takesWhatEndsBeforeItComesBack() {
            String content = "<bpmn:startEvent id=\"s\"/><bpmn:subProcess id=\"o\"><bpmn:startEvent id=\"os\"/>"
                    + "<bpmn:userTask id=\"t\"/><bpmn:boundaryEvent id=\"b\" cancelActivity=\"false\" attachedToRef=\"t\">"
                    + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>"
                    + "</bpmn:boundaryEvent><bpmn:userTask id=\"u\"/>" + flows("os>t", "b>u") + "</bpmn:subProcess>"
                    + flows("s>o", "o>o");

            assertThat(inspect(process("again", content)))
                    .noneSatisfy(fault -> assertThat(fault).contains("越来越多"));
        }

        @Test
        @DisplayName("由信号启动的流程不能再发信号")
        void refusesSignalsThatStartTheirSender() {
            String content = "<bpmn:startEvent id=\"s\" camunda:asyncBefore=\"true\">"
                    + "<bpmn:signalEventDefinition signalRef=\"signal\"/></bpmn:startEvent>"
                    + "<bpmn:endEvent id=\"e\"><bpmn:signalEventDefinition signalRef=\"signal\"/></bpmn:endEvent>"
                    + flows("s>e");

            assertThat(inspect(process("echo", content)))
                    .anySatisfy(fault -> assertThat(fault).contains("由信号启动的流程不能再发送信号"));
        }

        @ParameterizedTest
        @CsvSource({"3000,false", "101,false", "${n},false", "-1,false", "1e2,false", "100,true", "3,true"})
        @DisplayName("循环次数是不超过一百的整数")
        void boundsTheCardinality(String cardinality, boolean fine) {
            String content =
                    "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"a\"><bpmn:multiInstanceLoopCharacteristics>"
                            + "<bpmn:loopCardinality>" + cardinality + "</bpmn:loopCardinality>"
                            + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>" + flows("s>a");

            assertThat(inspect(process("many", content)).isEmpty()).isEqualTo(fine);
        }

        @Test
        @DisplayName("定时启动最多五个，重试周期不能用表达式")
        void boundsStartsAndRetries() {
            StringBuilder starts = new StringBuilder("<bpmn:userTask id=\"a\"/>");
            for (int i = 0; i < 6; i++) {
                starts.append(
                        ("<bpmn:startEvent id=\"s%d\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1M</bpmn:timeCycle>"
                                        + "</bpmn:timerEventDefinition></bpmn:startEvent>")
                                .formatted(i));
                starts.append(flows("s" + i + ">a"));
            }
            String retries =
                    "<bpmn:startEvent id=\"s\"/><bpmn:task id=\"a\" camunda:asyncBefore=\"true\"><bpmn:extensionElements>"
                            + "<camunda:failedJobRetryTimeCycle>${often}</camunda:failedJobRetryTimeCycle>"
                            + "</bpmn:extensionElements></bpmn:task>" + flows("s>a");

            assertThat(inspect(process("often", starts.toString())))
                    .anySatisfy(fault -> assertThat(fault).contains("最多有5个定时启动"));
            assertThat(inspect(process("often", retries)))
                    .anySatisfy(fault -> assertThat(fault).contains("重试周期不能用表达式"));
        }
    }

    @Nested
    @DisplayName("引擎读到的，检查时也读到")
    class WhatTheEngineReads {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://bpmn.io/schema/bpmn/biocolor/1.0",
                    "http://www.omg.org/spec/DD/20100524/DC",
                    "http://www.omg.org/spec/DD/20100524/DI",
                    "http://www.omg.org/spec/BPMN/20100524/DI",
                    "http://camunda.org/schema/modeler/1.0",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
                    "http://www.omg.org/spec/BPMN/20100524/MODEL",
                    "urn:anything"
                })
        @DisplayName("扩展元素中只有camunda元素，任何前缀和命名空间都不例外")
        void refusesForeignExtensions(String namespace) {
            for (String element : List.of(
                    "<x:executionListener class=\"org.x.Evil\" event=\"start\"/>",
                    "<x:formData><x:formField id=\"a\" type=\"string\"/></x:formData>",
                    "<x:field name=\"a\"/>",
                    "<x:BPMNDiagram><x:script scriptFormat=\"juel\">${x}</x:script></x:BPMNDiagram>",
                    "<camunda:inputOutput><camunda:inputParameter name=\"a\"><x:list><x:value>${b}</x:value></x:list>"
                            + "</camunda:inputParameter></camunda:inputOutput>")) {
                String content = "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"a\"><bpmn:extensionElements>" + element
                        + "</bpmn:extensionElements></bpmn:userTask>" + flows("s>a");

                assertThat(inspect(process("foreign", content).replace("urn:x", namespace)))
                        .as(element)
                        .isNotEmpty();
            }
        }

        @Test
        @DisplayName("camunda元素不在扩展元素中的，拒绝")
        void refusesExtensionsElsewhere() {
            String content = "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"a\"><camunda:inputOutput/></bpmn:userTask>"
                    + flows("s>a");

            assertThat(inspect(process("elsewhere", content)))
                    .anySatisfy(fault -> assertThat(fault).contains("camunda 元素只能放在扩展元素"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "GBK", "ISO-8859-1", "UTF-32"})
        @DisplayName("UTF-8以外编码的流程和决策表拒绝，说明怎么改")
        void refusesOtherEncodings(String charset) {
            String model = process("encoded", "<bpmn:startEvent id=\"s\"/><bpmn:userTask id=\"a\"/>" + flows("s>a"));

            assertThat(inspect(new ModelFile(
                            "a.bpmn", model.replace("UTF-8", charset).getBytes(Charset.forName(charset)))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).contains("编码", "重新保存为 UTF-8"));
            assertThat(inspect(new ModelFile(
                            "a.dmn", model.replace("UTF-8", charset).getBytes(StandardCharsets.UTF_8))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).contains("重新保存为 UTF-8"));
        }

        @Test
        @DisplayName("声明与实际不符的、GBK的表单也拒绝，带BOM的UTF-8可以")
        void refusesFormsOfOtherEncodings() {
            String form =
                    "{\"id\":\"encoded\",\"type\":\"default\",\"components\":[{\"type\":\"text\",\"text\":\"报送\"}]}";

            assertThat(inspect(new ModelFile("encoded.form", form.getBytes(Charset.forName("GBK")))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).contains("文件编码不是 UTF-8"));
            assertThat(inspect(new ModelFile("encoded.form", form.getBytes(StandardCharsets.UTF_16))))
                    .isNotEmpty();
            assertThat(inspect(file("encoded.form", "\uFEFF" + form))).isEmpty();
        }

        @Test
        @DisplayName("表达式太多的文件不逐个检查")
        void refusesTooManyExpressions() {
            String flow = "<bpmn:sequenceFlow sourceRef=\"s\" targetRef=\"a\"><bpmn:conditionExpression>${n"
                    + "+n".repeat(490) + "}</bpmn:conditionExpression></bpmn:sequenceFlow>";

            assertThat(inspect(process("much", "<bpmn:startEvent id=\"s\"/><bpmn:task id=\"a\"/>" + flow.repeat(110))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).contains("表达式太多"));
        }

        @Test
        @DisplayName("嵌套过深、元素过多的文件不逐个检查")
        void refusesWhatIsTooDeepOrTooMuch() {
            assertThat(inspect(process("deep", "<bpmn:a>".repeat(20_000) + "</bpmn:a>".repeat(20_000))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).contains("嵌套超过"));
            assertThat(inspect(process("much", "<bpmn:task id=\"a\"/>".repeat(20_000))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault).contains("元素多于"));
            assertThatThrownBy(() -> ModelXml.read("<a".getBytes(StandardCharsets.UTF_8)))
                    .hasMessageContaining("XML 有误");
        }
    }
}
