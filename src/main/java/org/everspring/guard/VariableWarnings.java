package org.everspring.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.everspring.engine.ProcessContract;
import org.w3c.dom.Element;

/** Expressions that ask for what nobody supplies, and conditions that no answer of a form meets. */
final class VariableWarnings {

    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;
    private static final Set<String> OF_THE_ENGINE =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter", "execution");
    private static final Set<String> SUPPLYING = Set.of(
            "elementVariable",
            "resultVariable",
            "initiator",
            "errorCodeVariable",
            "errorMessageVariable",
            "escalationCodeVariable");
    private static final Pattern COMPARED = Pattern.compile("(\\w+)\\s*(?:==|!=|\\beq\\b|\\bne\\b)\\s*(['\"])(.*?)\\2");
    private static final int MOST_SHOWN = 15;

    private final Element process;
    private final DeployedResources known;
    private final ModelBeans beans;
    private final Faults faults;
    private final FormFields forms;

    VariableWarnings(Element process, DeployedResources known, ModelBeans beans, Faults faults) {
        this.process = process;
        this.known = known;
        this.beans = beans;
        this.faults = faults;
        this.forms = new FormFields(formRefs(process).stream()
                .map(known::formContent)
                .flatMap(Optional::stream)
                .toList());
    }

    void check() {
        Optional<Set<String>> supplied = supplied();
        expressions(process, (element, text) -> {
            supplied.ifPresent(names -> checkNames(element, text, names));
            checkCompared(element, text);
        });
        gateways();
    }

    private void checkNames(Element element, String text, Set<String> supplied) {
        Set<String> asked = new LinkedHashSet<>(Expressions.names(text));
        asked.removeIf(name -> supplied.contains(name) || OF_THE_ENGINE.contains(name) || beans.isAnyBean(name));
        for (String name : asked) {
            String there = supplied.isEmpty()
                    ? "本流程还没有任何变量"
                    : "本流程有："
                            + String.join(
                                    "、", supplied.stream().limit(MOST_SHOWN).toList())
                            + (supplied.size() > MOST_SHOWN ? "等" : "");
            faults.warn(
                    element, "“" + text + "”用到的变量“" + name + "”没有来源（表单、输入输出参数和系统代码都不提供），运行到这里会出错，请改正名称或补上来源；" + there);
        }
    }

    private void checkCompared(Element element, String text) {
        Matcher compared = COMPARED.matcher(text);
        while (compared.find()) {
            Map<String, String> offered = forms.optionsOf(compared.group(1));
            if (!offered.isEmpty() && !offered.containsKey(compared.group(3))) {
                faults.warn(
                        element,
                        "“" + text + "”与“" + compared.group(3) + "”比较，而表单的“" + compared.group(1)
                                + "”没有这个选项，条件永远不会成立；可选的有：" + String.join("、", offered.keySet()));
            }
        }
    }

    /** An answer that leads nowhere ends as an incident, or refuses whoever has answered. */
    private void gateways() {
        ModelXml.each(process, gateway -> {
            if ("exclusiveGateway".equals(gateway.getLocalName())
                    && gateway.getAttribute("default").isBlank()) {
                Map<String, Set<String>> answered = answered(gateway);
                answered.forEach((name, values) -> forms.optionsOf(name).forEach((value, label) -> {
                    if (!values.contains(value)) {
                        faults.warn(
                                gateway,
                                "表单的选项“" + label + "”（" + name + "=" + value + "）没有对应的出口，选了它流程无法继续，请增加一条线或设默认流");
                    }
                }));
            }
        });
    }

    /** Empty unless each way out asks for one value of one and the same variable. */
    private static Map<String, Set<String>> answered(Element gateway) {
        Map<String, Set<String>> answered = new HashMap<>();
        for (Element flow : ModelXml.flowsFrom(gateway)) {
            Matcher one = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*==\\s*(['\"])([^'\"]*)\\2\\s*}")
                    .matcher(ModelXml.condition(flow));
            if (!one.matches()) {
                return Map.of();
            }
            answered.computeIfAbsent(one.group(1), name -> new HashSet<>()).add(one.group(3));
        }
        return answered.size() == 1 ? answered : Map.of();
    }

    /** Empty where that cannot be known: what calls the process may pass everything on. */
    private Optional<Set<String>> supplied() {
        Set<String> supplied = new TreeSet<>(forms.names());
        known.contract(process.getAttribute("id"))
                .map(ProcessContract::variables)
                .ifPresent(supplied::addAll);
        ModelXml.each(process, element -> {
            ModelXml.bean(element).ifPresent(bean -> supplied.addAll(beans.suppliedBy(bean)));
            SUPPLYING.stream()
                    .map(name -> element.getAttributeNS(CAMUNDA, name))
                    .filter(name -> !name.isBlank())
                    .forEach(supplied::add);
            switch (String.valueOf(element.getLocalName())) {
                case "inputParameter", "outputParameter" -> supplied.add(element.getAttribute("name"));
                case "out" -> supplied.add(element.getAttribute("target"));
                default -> {}
            }
        });
        boolean everything = takesAll(process, "out") || passesAll(supplied);
        supplied.remove("");
        return everything ? Optional.empty() : Optional.of(supplied);
    }

    private static boolean takesAll(Element process, String direction) {
        boolean[] found = new boolean[1];
        ModelXml.each(
                process,
                element -> found[0] |=
                        direction.equals(element.getLocalName()) && "all".equals(element.getAttribute("variables")));
        return found[0];
    }

    /** Adds what other processes pass when they call this one. */
    private boolean passesAll(Set<String> supplied) {
        boolean[] all = new boolean[1];
        Stream.concat(
                        Stream.of(process.getOwnerDocument()),
                        known.processesInForce().stream().map(DeployedResources.ProcessFile::model))
                .forEach(model -> ModelXml.each(model.getDocumentElement(), activity -> {
                    if ("callActivity".equals(activity.getLocalName())
                            && activity.getAttribute("calledElement").equals(process.getAttribute("id"))) {
                        all[0] |= takesAll(activity, "in");
                        ModelXml.each(activity, in -> {
                            if ("in".equals(in.getLocalName())) {
                                supplied.add(in.getAttribute("target"));
                            }
                        });
                    }
                }));
        return all[0];
    }

    private static List<String> formRefs(Element process) {
        Set<String> forms = new LinkedHashSet<>();
        ModelXml.each(process, element -> forms.add(element.getAttributeNS(CAMUNDA, "formRef")));
        return forms.stream().filter(form -> !form.isBlank()).toList();
    }

    private static void expressions(Element process, BiConsumer<Element, String> visitor) {
        ModelXml.each(process, element -> {
            Map<String, String> texts = new LinkedHashMap<>();
            ModelXml.attributes(element)
                    .forEach(attribute -> texts.put(attribute.getLocalName(), attribute.getValue()));
            texts.remove("delegateExpression");
            Stream.concat(texts.values().stream(), Stream.of(ModelXml.text(element)))
                    .filter(Objects::nonNull)
                    .filter(Expressions::isExpression)
                    .distinct()
                    .forEach(text -> visitor.accept(element, text));
        });
    }
}
