package org.everspring.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;

/**
 * A shipped model as a process owner edits it, deployed through the guard as Camunda Modeler does. Each change leaves a
 * text; nothing runs by it before {@link #deploy}.
 */
public final class OwnersModel {

    public static final String OWNER = "process-owner";

    public static final Map<String, Object> AGREED = Map.of("signOff", "agree");
    public static final Map<String, Object> REFUSED = Map.of("signOff", "refuse");

    private static final String SIGN_OFF_FORM = """
            {
              "id": "sign-off",
              "type": "default",
              "schemaVersion": 19,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "components": [
                {
                  "type": "radio",
                  "id": "Field_signOff",
                  "key": "signOff",
                  "label": "签批意见",
                  "values": [
                    { "label": "同意", "value": "agree" },
                    { "label": "不同意", "value": "refuse" }
                  ],
                  "validate": { "required": true }
                }
              ]
            }
            """;

    private final String file;
    private String text;

    public OwnersModel(String file) {
        this.file = file;
        try {
            this.text = Files.readString(Path.of("processes", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param part must be there, once */
    public OwnersModel replace(String part, String other) {
        if (text.indexOf(part) < 0 || text.indexOf(part) != text.lastIndexOf(part)) {
            throw new IllegalArgumentException(file + " has no single " + part);
        }
        text = text.replace(part, other);
        return this;
    }

    /** Has another step done before this one is reached, where the model has one bean. */
    public OwnersModel useBean(String activity, String bean) {
        return replacing("(id=\"" + activity + "\"[^>]*delegateExpression=\")[^\"]*", "$1\\${" + bean + "}");
    }

    /** As the model was before the answers to a form were local to their task, at each of these. */
    public OwnersModel withoutOwnAnswers(String... tasks) {
        for (String task : tasks) {
            replacing("(?s)(id=\"" + task + "\".*?)<camunda:inputOutput>.*?</camunda:inputOutput>\\s*", "$1");
        }
        return this;
    }

    /** Leads the flow to another element. */
    public OwnersModel redirect(String flow, String target) {
        return replacing("(<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\")[^\"]*", "$1" + target);
    }

    /**
     * Puts a sign-off into the flow that leaves the task, in the same scope: {@code userTask_<name>}. Whoever refuses leads
     * back to the task.
     *
     * @param group whose sign-off it is, as an expression or an id
     */
    public OwnersModel signOff(String name, String task, String flow, String group) {
        Matcher target = Pattern.compile("<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*targetRef=\"([^\"]*)\"")
                .matcher(text);
        if (!target.find()) {
            throw new IllegalArgumentException(file + " has no flow " + flow);
        }
        String next = target.group(1);
        redirect(flow, "userTask_" + name);
        Matcher end = Pattern.compile("<bpmn:userTask id=\"" + task + "\".*?</bpmn:userTask>", Pattern.DOTALL)
                .matcher(text);
        if (!end.find()) {
            throw new IllegalArgumentException(file + " has no task " + task);
        }
        text = text.substring(0, end.end()) + """

                <bpmn:userTask id="userTask_%1$s" name="领导签批" camunda:formRef="sign-off" camunda:formRefBinding="latest" camunda:candidateGroups="%4$s" />
                <bpmn:exclusiveGateway id="gateway_%1$s" name="是否同意？" />
                <bpmn:sequenceFlow id="flow_%1$sDone" sourceRef="userTask_%1$s" targetRef="gateway_%1$s" />
                <bpmn:sequenceFlow id="flow_%1$sAgreed" name="同意" sourceRef="gateway_%1$s" targetRef="%3$s">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${signOff == 'agree'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="flow_%1$sRefused" name="不同意" sourceRef="gateway_%1$s" targetRef="%2$s">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${signOff == 'refuse'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>""".formatted(name, task, next, group) + text.substring(end.end());
        return this;
    }

    /** Adds elements to the process itself. */
    public OwnersModel add(String elements) {
        int first = text.indexOf("<bpmn:textAnnotation ");
        text = text.substring(0, first) + elements + text.substring(first);
        return this;
    }

    private OwnersModel replacing(String pattern, String replacement) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(file + " has no " + pattern);
        }
        text = matcher.replaceFirst(replacement);
        return this;
    }

    /** @return what takes it back again, with everything that runs by it */
    public Runnable deploy(Workday day, RepositoryService repository) {
        String[] deployment = new String[1];
        day.as(
                OWNER,
                () -> deployment[0] = repository
                        .createDeployment()
                        .name(file)
                        .source("Camunda Modeler")
                        .addString("sign-off.form", SIGN_OFF_FORM)
                        .addString(file, text)
                        .deploy()
                        .getId());
        return () -> repository.deleteDeployment(deployment[0], true);
    }
}
