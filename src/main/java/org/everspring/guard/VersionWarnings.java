package org.everspring.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.everspring.engine.ProcessContract;
import org.everspring.guard.DeployedResources.ProcessFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a process does in its version in force and would do no longer, which nobody may have meant to take away. */
final class VersionWarnings {

    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;

    private final String file;
    private final Element process;
    private final DeployedResources known;
    private final Faults faults;
    private final Map<String, Element> now;

    VersionWarnings(String file, Element process, DeployedResources known, Faults faults) {
        this.file = file;
        this.process = process;
        this.known = known;
        this.faults = faults;
        this.now = byId(process);
    }

    void check() {
        String key = process.getAttribute("id");
        checkMessages(key);
        known.processInForce(key)
                .flatMap(inForce -> element(inForce.model(), key))
                .ifPresentOrElse(this::compare, this::checkRenamed);
    }

    /** Nobody hears a message that the model does not wait for, and what sends it does not know. */
    private void checkMessages(String key) {
        Set<String> heard = messages(process.getOwnerDocument());
        known.contract(key).map(ProcessContract::messages).stream()
                .flatMap(Set::stream)
                .sorted()
                .filter(message -> !heard.contains(message))
                .forEach(message ->
                        faults.warn(process, "没有等待消息“" + message + "”的事件，系统发出这条消息时流程不会响应，请保留该事件，并且不要改消息的名称（Name）"));
    }

    private void compare(Element before) {
        Map<String, Element> then = byId(before);
        lostHandlers(before);
        then.forEach((id, old) -> {
            Element same = now.get(id);
            if (same == null) {
                lostTimer(old);
            } else {
                changed(old, same);
            }
        });
    }

    private void changed(Element old, Element same) {
        boolean wasForPeople = "userTask".equals(old.getLocalName());
        if (wasForPeople && !"userTask".equals(same.getLocalName())) {
            faults.warn(same, "在现行版本中是人工任务，改后不再等人办理，请改回人工任务，或确认不需要办理");
        }
        for (String async : List.of("asyncBefore", "asyncAfter")) {
            // Of service tasks it is said in any case.
            if (!"serviceTask".equals(same.getLocalName()) && is(old, async) && !is(same, async)) {
                faults.warn(same, "去掉了异步设置（" + async + "），这里出错时会把上一步的办理一并退回，停在这里的实例也不能迁移，请保留");
            }
        }
        String form = old.getAttributeNS(CAMUNDA, "formRef");
        String other = same.getAttributeNS(CAMUNDA, "formRef");
        if (!form.isBlank() && !form.equals(other)) {
            faults.warn(
                    same,
                    (other.isBlank() ? "去掉了表单“" + form + "”" : "表单由“" + form + "”换成了“" + other + "”")
                            + "，系统代码要读的内容可能不再填写，办理会被拒绝，请先试办一次，或换回原表单");
        }
    }

    private void lostTimer(Element old) {
        boolean timer = "boundaryEvent".equals(old.getLocalName())
                && ModelXml.children(old).stream()
                        .anyMatch(child -> "timerEventDefinition".equals(child.getLocalName()));
        Element host = timer ? now.get(old.getAttribute("attachedToRef")) : null;
        if (host != null) {
            faults.warn(host, "现行版本在它上面的定时事件" + name(old) + "不见了，到时不再提醒、督办或关闭，请确认是否有意去掉");
        }
    }

    private void lostHandlers(Element before) {
        Map<String, List<Element>> then = handlers(before);
        Map<String, List<Element>> still = handlers(process);
        then.forEach((bean, places) -> {
            List<Element> left = still.getOrDefault(bean, List.of());
            if (left.size() >= places.size()) {
                return;
            }
            Set<String> here = left.stream().map(VersionWarnings::idOf).collect(Collectors.toSet());
            places.stream()
                    .filter(place -> !here.contains(idOf(place)))
                    .limit((long) places.size() - left.size())
                    .forEach(place -> faults.warn(
                            now.getOrDefault(idOf(place), process),
                            "现行版本在" + name(place) + "上的系统处理 ${" + bean + "} 不见了，办到这里系统不再执行它，登记、状态和通知会缺少，请补回，或确认有意去掉"));
        });
    }

    /** The elements by the bean that handles something at them; one that handles two things there is there twice. */
    private static Map<String, List<Element>> handlers(Element process) {
        Map<String, List<Element>> handlers = new LinkedHashMap<>();
        ModelXml.each(process, element -> {
            ModelXml.bean(element)
                    .ifPresent(bean -> handlers.computeIfAbsent(bean, name -> new ArrayList<>())
                            .add(owner(element)));
        });
        return handlers;
    }

    private void checkRenamed() {
        renamedFrom()
                .ifPresent(old -> faults.warn(
                        process,
                        "流程标识由“" + old.key() + "”改成了“" + process.getAttribute("id") + "”，会成为另一个流程：原来的“" + old.key()
                                + "”继续有效，系统发起的仍是它；如果是修改原流程，请把标识（ID）改回“" + old.key() + "”"));
    }

    /** The process that this one was before somebody changed its key: from the same file, or with most of its elements. */
    private Optional<ProcessFile> renamedFrom() {
        Set<String> alive = byId(process.getOwnerDocument().getDocumentElement()).entrySet().stream()
                .filter(entry -> "process".equals(entry.getValue().getLocalName()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return known.processesInForce().stream()
                .filter(other -> !alive.contains(other.key()))
                .filter(other -> other.file().equals(file) || isMostlyTheSame(other.model()))
                .findFirst();
    }

    private boolean isMostlyTheSame(Document other) {
        Set<String> theirs = byId(other.getDocumentElement()).keySet();
        Set<String> common = new HashSet<>(now.keySet());
        common.retainAll(theirs);
        return now.size() > 4 && common.size() * 2 > now.size();
    }

    /** The names of the messages that events of the model refer to. */
    private static Set<String> messages(Document model) {
        Map<String, Element> all = byId(model.getDocumentElement());
        Set<String> names = new HashSet<>();
        ModelXml.each(
                model.getDocumentElement(),
                element -> Optional.ofNullable(all.get(element.getAttribute("messageRef")))
                        .ifPresent(message -> names.add(message.getAttribute("name"))));
        return names;
    }

    private static Optional<Element> element(Document model, String id) {
        return Optional.ofNullable(byId(model.getDocumentElement()).get(id));
    }

    private static Map<String, Element> byId(Element root) {
        List<Element> found = new ArrayList<>();
        ModelXml.each(root, found::add);
        return found.stream()
                .filter(element -> element.hasAttribute("id"))
                .filter(element -> BpmnModelConstants.BPMN20_NS.equals(element.getNamespaceURI()))
                .collect(Collectors.toMap(
                        element -> element.getAttribute("id"),
                        Function.identity(),
                        (one, two) -> one,
                        LinkedHashMap::new));
    }

    private static Element owner(Element element) {
        Element owner = element;
        while (!owner.hasAttribute("id") && owner.getParentNode() instanceof Element around) {
            owner = around;
        }
        return owner;
    }

    private static String idOf(Element element) {
        return element.getAttribute("id");
    }

    private static boolean is(Element element, String attribute) {
        return "true".equals(element.getAttributeNS(CAMUNDA, attribute));
    }

    private static String name(Element element) {
        String name = element.getAttribute("name");
        return (name.isEmpty() ? "" : "“" + name + "”") + "（" + idOf(element) + "）";
    }
}
