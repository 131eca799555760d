package org.everspring.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.everspring.guard.ModelBeans.Kind;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a process model may contain. Everything is named that may be there: what the engine understands besides, now or in
 * its next version, is refused.
 */
final class BpmnRules {

    private static final String BPMN = BpmnModelConstants.BPMN20_NS;
    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;

    private static final Set<String> ELEMENTS = words("""
            definitions process documentation extensionElements incoming outgoing text textAnnotation association group
            category categoryValue categoryValueRef collaboration participant messageFlow laneSet lane flowNodeRef
            childLaneSet dataObject dataObjectReference dataStoreReference dataState startEvent endEvent boundaryEvent
            intermediateCatchEvent intermediateThrowEvent timerEventDefinition timeDate timeDuration timeCycle
            messageEventDefinition message signalEventDefinition signal errorEventDefinition error
            escalationEventDefinition escalation terminateEventDefinition linkEventDefinition compensateEventDefinition
            conditionalEventDefinition condition userTask serviceTask businessRuleTask manualTask receiveTask task
            subProcess callActivity exclusiveGateway inclusiveGateway parallelGateway eventBasedGateway sequenceFlow
            conditionExpression multiInstanceLoopCharacteristics loopCardinality completionCondition
            """);

    private static final Set<String> EXTENSIONS = words("""
            executionListener taskListener failedJobRetryTimeCycle inputOutput inputParameter outputParameter list map
            entry value properties property in out
            """);

    private static final Set<String> ATTRIBUTES = words("""
            asyncBefore asyncAfter exclusive jobPriority taskPriority delegateExpression candidateGroups assignee dueDate
            followUpDate priority formRef formRefBinding formRefVersion historyTimeToLive isStartableInTasklist versionTag
            collection elementVariable decisionRef decisionRefBinding decisionRefVersion mapDecisionResult resultVariable
            calledElementBinding calledElementVersion candidateStarterGroups initiator modelerTemplate modelerTemplateVersion modelerTemplateIcon
            errorCodeVariable errorMessageVariable escalationCodeVariable variableName variableEvents
            """);

    private static final List<String> NOBODY = List.of("candidateUsers", "candidateStarterUsers");

    private final ModelBeans beans;
    private final Expressions expressions;
    private final DeployedResources known;

    BpmnRules(ModelBeans beans, DeployedResources known) {
        this.beans = beans;
        this.expressions = new Expressions(beans);
        this.known = known;
    }

    void check(Document model, Faults faults) {
        Element root = model.getDocumentElement();
        if (!BPMN.equals(root.getNamespaceURI()) || !"definitions".equals(root.getLocalName())) {
            faults.add("不是 BPMN 2.0 流程模型");
            return;
        }
        ModelXml.each(root, element -> check(element, faults));
        PeopleRules.check(model, known, faults);
    }

    private void check(Element element, Faults faults) {
        Optional<String> misplaced = Drawing.misplaced(element);
        if (misplaced.isPresent()) {
            faults.add(element, "不能使用“" + element.getNodeName() + "”" + misplaced.get());
            return;
        }
        if (Drawing.holds(element)) {
            return;
        }
        String namespace = element.getNamespaceURI();
        boolean extension = CAMUNDA.equals(namespace);
        Set<String> allowed = extension ? EXTENSIONS : ELEMENTS;
        if (!extension && !BPMN.equals(namespace) || !allowed.contains(element.getLocalName())) {
            faults.add(element, "不能使用“" + element.getNodeName() + "”" + advice(element.getLocalName()));
            return;
        }
        ModelXml.attributes(element).forEach(attribute -> check(element, attribute, extension, faults));
        String text = ModelXml.text(element);
        if (Expressions.isExpression(text)) {
            checkExpression(element, text, faults);
        }
        switch (element.getLocalName()) {
            case "process" -> checkProcess(element, faults);
            case "serviceTask" -> requireDelegate(element, faults);
            case "businessRuleTask" -> requireDecision(element, faults);
            case "callActivity" -> checkCalled(element, faults);
            case "executionListener" -> requireListener(element, Kind.EXECUTION_LISTENER, faults);
            case "taskListener" -> requireListener(element, Kind.TASK_LISTENER, faults);
            default -> {}
        }
        TimerRules.check(element, text, faults);
        LoopRules.check(element, faults);
    }

    private static String advice(String name) {
        return switch (name) {
            case "scriptTask", "script" -> "：不允许任何脚本，请用系统任务（服务任务）并选用已有的委托";
            case "sendTask" -> "：请用系统任务（服务任务）并选用已有的委托";
            case "field", "string", "expression" -> "：不允许字段注入，参数请用流程变量";
            case "connector", "connectorId" -> "：不允许连接器，请选用已有的委托";
            case "formData", "formField" -> "：请用表单（formRef）";
            default -> "：只能用 Camunda Modeler 中本系统支持的元素";
        };
    }

    private void check(Element element, Attr attribute, boolean extension, Faults faults) {
        String namespace = attribute.getNamespaceURI();
        String name = attribute.getLocalName();
        if (namespace != null && Drawing.NAMESPACES.contains(namespace)) {
            return;
        }
        if (namespace != null && !CAMUNDA.equals(namespace)
                || CAMUNDA.equals(namespace) && !ATTRIBUTES.contains(name)) {
            faults.add(element, "不能使用属性“" + attribute.getName() + "”" + attributeAdvice(name));
            return;
        }
        if (namespace == null && isScriptLike(element, name, extension)) {
            faults.add(element, "不能使用属性“" + name + "”" + attributeAdvice(name));
            return;
        }
        String value = attribute.getValue();
        if (Expressions.isOwnBusinessKey(value) && element.getLocalName().equals("in") && name.equals("businessKey")) {
            return;
        }
        if (name.equals("delegateExpression")) {
            checkBean(element, value, kindAt(element), faults);
        } else if (Expressions.isExpression(value)) {
            checkExpression(element, value, faults);
        } else if (name.equals("candidateGroups")) {
            checkGroups(element, value, faults);
        } else if (name.equals("candidateStarterGroups")) {
            checkStarters(element, value, faults);
        } else if (name.equals("assignee")) {
            faults.add(element, "办理人不能写死，请用候选组，或用流程变量，例如 ${unitId}");
        } else if (name.equals("formRef")) {
            checkForm(element, value, faults);
        }
    }

    /** A listener's and a parameter's attributes have no namespace, and BPMN's own have none either. */
    private static boolean isScriptLike(Element element, String name, boolean extension) {
        return name.equals("language")
                || name.equals("scriptFormat")
                || name.equals("expressionLanguage")
                || extension && (name.equals("class") || name.equals("expression") || name.equals("resource"))
                || name.equals("implementation") && !element.getAttribute(name).startsWith("##");
    }

    private static String attributeAdvice(String name) {
        if (NOBODY.contains(name)) {
            return "：请用候选组（candidateGroups）";
        }
        return switch (name) {
            case "class", "expression", "type" -> "：系统任务和监听器只能用委托表达式（delegateExpression），例如 ${remindUnitDelegate}";
            case "language", "scriptFormat", "resource", "expressionLanguage" ->
                "：不允许任何脚本，条件请写成表达式，例如 ${reportAccepted}";
            case "formKey", "formHandlerClass" -> "：请用表单（formRef）";
            default -> "：本系统不支持";
        };
    }

    private static Kind kindAt(Element element) {
        return switch (element.getLocalName()) {
            case "executionListener" -> Kind.EXECUTION_LISTENER;
            case "taskListener" -> Kind.TASK_LISTENER;
            default -> Kind.DELEGATE;
        };
    }

    private void checkBean(Element element, String value, Kind kind, Faults faults) {
        Optional<String> bean = Expressions.singleName(value).filter(name -> beans.is(kind, name));
        if (bean.isPresent()) {
            checkUse(element, value, kind, bean.get(), faults);
        } else {
            faults.add(element, "“" + value + "”不是可用的" + kind.label() + offered(kind, processOf(element)));
        }
    }

    private void checkUse(Element element, String value, Kind kind, String bean, Faults faults) {
        String process = processOf(element);
        if (!beans.mayUse(process, bean)) {
            faults.add(
                    element,
                    "“" + value + "”只能用于流程“" + String.join("、", beans.processesOf(bean)) + "”，不能用于流程“" + process + "”"
                            + offered(kind, process));
        }
    }

    private String offered(Kind kind, String process) {
        Set<String> names = beans.names(kind, process);
        return names.isEmpty()
                ? "；这个流程没有可用的" + kind.label() + "，请删去"
                : "，可用的有：" + names.stream().map(name -> "${" + name + "}").collect(Collectors.joining("、"));
    }

    /** The key of the process that the element stands in. */
    private static String processOf(Node element) {
        Node node = element;
        while (node instanceof Element around && !isProcess(around)) {
            node = around.getParentNode();
        }
        return node instanceof Element process ? process.getAttribute("id") : "";
    }

    private static boolean isProcess(Element element) {
        return "process".equals(element.getLocalName()) && BPMN.equals(element.getNamespaceURI());
    }

    private void checkExpression(Element element, String text, Faults faults) {
        Optional<String> startTimer =
                element.getLocalName().equals("timeCycle") ? expressions.startTimer(text) : Optional.empty();
        if (startTimer.isPresent()) {
            checkUse(element, text, Kind.START_TIMER, startTimer.get(), faults);
            return;
        }
        expressions.fault(text).ifPresent(fault -> faults.add(element, fault));
    }

    private void checkProcess(Element process, Faults faults) {
        if (process.getAttributeNS(CAMUNDA, "historyTimeToLive").isBlank()) {
            faults.add(process, "没有填写历史保留期（historyTimeToLive），例如 P1096D");
        }
    }

    private static void requireDelegate(Element task, Faults faults) {
        if (task.getAttributeNS(CAMUNDA, "delegateExpression").isBlank()) {
            faults.add(task, "没有选择委托（delegateExpression），例如 ${remindUnitDelegate}");
        }
    }

    private void requireDecision(Element task, Faults faults) {
        String decision = task.getAttributeNS(CAMUNDA, "decisionRef");
        if (!known.decision(decision)) {
            faults.add(task, "引用的决策表“" + decision + "”不存在，请先部署或一并部署");
        }
    }

    private void checkCalled(Element activity, Faults faults) {
        String called = activity.getAttribute("calledElement");
        if (!known.process(called)) {
            faults.add(activity, "调用的流程“" + called + "”不存在，请先部署或一并部署");
        } else if (beans.processesOfOurs().contains(called)) {
            faults.add(activity, "流程“" + called + "”由系统为每个事项启动，不能由其他流程调用");
        }
    }

    private static void requireListener(Element listener, Kind kind, Faults faults) {
        if (listener.getAttribute("delegateExpression").isBlank()) {
            faults.add(listener, kind.label() + "没有填写委托表达式（delegateExpression）");
        }
    }

    private void checkForm(Element element, String form, Faults faults) {
        if (!known.form(form)) {
            faults.add(element, "引用的表单“" + form + "”不存在，请先部署或一并部署");
        }
    }

    private void checkGroups(Element element, String groups, Faults faults) {
        Arrays.stream(groups.split(","))
                .map(String::strip)
                .filter(group -> !known.group(group))
                .forEach(group -> faults.add(element, "候选组“" + group + "”不存在，请用单位标识，或用流程变量，例如 ${unitId}"));
    }

    /** Who starts what our code begins is settled; of a process of his own an owner says it here. */
    private void checkStarters(Element process, String groups, Faults faults) {
        if (known.contract(process.getAttribute("id")).isPresent()) {
            faults.add(process, "不能使用属性“camunda:candidateStarterGroups”：谁能发起本流程由系统规定");
        } else {
            checkGroups(process, groups, faults);
        }
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
