package org.everspring.guard;

import java.util.List;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a process model may contain although it is likely to be a slip. */
final class BpmnWarnings {

    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;

    private final DeployedResources known;
    private final ModelBeans beans;
    private final Faults faults;

    private BpmnWarnings(DeployedResources known, ModelBeans beans, Faults faults) {
        this.known = known;
        this.beans = beans;
        this.faults = faults;
    }

    /** @param file the name of the model's file */
    static void check(String file, Document model, DeployedResources known, ModelBeans beans, Faults faults) {
        BpmnWarnings warnings = new BpmnWarnings(known, beans, faults);
        ModelXml.each(model.getDocumentElement(), warnings::check);
        ModelXml.children(model.getDocumentElement()).stream()
                .filter(element -> "process".equals(element.getLocalName()))
                .forEach(process -> {
                    new VariableWarnings(process, known, beans, faults).check();
                    new VersionWarnings(file, process, known, faults).check();
                });
    }

    private void check(Element element) {
        switch (String.valueOf(element.getLocalName())) {
            case "process" -> {
                checkProcess(element);
                JoinWarnings.check(element, faults);
            }
            case "subProcess" -> JoinWarnings.check(element, faults);
            case "userTask" -> checkPeople(element);
            case "serviceTask" -> checkRetries(element);
            case "task" -> faults.warn(element, "没有选择任务类型，流程在这里不停留，也没有人收到任务，请改成人工任务或系统任务");
            case "exclusiveGateway", "inclusiveGateway" -> checkAnswers(element);
            default -> {}
        }
    }

    private void checkProcess(Element process) {
        if (!"true".equals(process.getAttribute("isExecutable"))) {
            faults.warn(process, "没有勾选“可执行”（Executable），部署后不会成为可办理的流程");
        }
    }

    private void checkPeople(Element task) {
        if (task.getAttributeNS(CAMUNDA, "candidateGroups").isBlank()
                && task.getAttributeNS(CAMUNDA, "assignee").isBlank()) {
            faults.warn(task, "没有候选组，任务不会出现在任何人的待办中，请填写候选组（candidateGroups），例如 ${unitId}");
        }
    }

    private void checkRetries(Element task) {
        if (!"true".equals(task.getAttributeNS(CAMUNDA, "asyncBefore"))) {
            faults.warn(task, "没有设置异步（Asynchronous before），这一步出错时会把上一步的办理一并退回，也不会自动重试，请勾选");
        }
    }

    /** A flow without condition is always taken, so that those after it never are. */
    private void checkAnswers(Element gateway) {
        List<Element> answers = ModelXml.flowsFrom(gateway);
        if (answers.size() > 1) {
            answers.stream()
                    .filter(flow -> !flow.getAttribute("id").equals(gateway.getAttribute("default")))
                    .filter(flow -> ModelXml.condition(flow).isEmpty())
                    .forEach(flow -> faults.warn(flow, "从" + name(gateway) + "出发的这条线没有条件，走到这里总会选它，请填写条件，或设为默认流"));
        }
    }

    private static String name(Element element) {
        String name = element.getAttribute("name");
        return name.isEmpty() ? element.getAttribute("id") : "“" + name + "”";
    }
}
