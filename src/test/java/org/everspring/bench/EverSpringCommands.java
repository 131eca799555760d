package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.ConfigurableApplicationContext;

/** EverSpring's own ways: it opens a quarter batch by batch, and says what the bare engine needs to have the same. */
final class EverSpringCommands extends SideCommands {

    /** With the rights as they are before anything is open. */
    private static final List<String> PEOPLE =
            List.of("ACT_ID_USER", "ACT_ID_GROUP", "ACT_ID_MEMBERSHIP", "ACT_RU_AUTHORIZATION", "ACT_RU_FILTER");

    private final ConfigurableApplicationContext application;
    private String cycle;

    EverSpringCommands(ConfigurableApplicationContext application) {
        super(application);
        this.application = application;
    }

    @Override
    Object answer(String question, JsonNode input) throws Exception {
        return switch (question) {
            case "people" -> people();
            case "begin" -> begin();
            case "sample" -> Map.of(REPORT, sample(REPORT), BREAKDOWN, sample(BREAKDOWN));
            case "open" -> open();
            case "run" ->
                run(input.path("benchmark").asText(), input.path("size").asInt());
            case "fill" -> fill(input.path("size").asInt());
            default -> super.answer(question, input);
        };
    }

    private Object run(String benchmark, int size) throws Exception {
        return ((OwnBenchmark) Class.forName(getClass().getPackageName() + "." + benchmark)
                        .getDeclaredConstructor()
                        .newInstance())
                .run(application, size);
    }

    private Object people() {
        Map<String, Object> tables = new LinkedHashMap<>();
        PEOPLE.forEach(table -> tables.put(table, jdbc.query("select * from " + table, (row, number) -> {
            Map<String, Object> columns = new LinkedHashMap<>();
            ResultSetMetaData names = row.getMetaData();
            for (int i = 1; i <= names.getColumnCount(); i++) {
                Object value = row.getObject(i);
                if (value != null) {
                    columns.put(names.getColumnName(i), value instanceof Number ? value : row.getString(i));
                }
            }
            return columns;
        })));
        return tables;
    }

    /** The first job fixes the dates. */
    private Object begin() {
        cycle = engine.getRuntimeService()
                .startProcessInstanceByKey("quarterlyCycle", Map.of("quarter", "2026Q4"))
                .getId();
        engine.getManagementService().executeJob(next().getId());
        return Map.of();
    }

    private Job next() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(cycle)
                .messages()
                .singleResult();
    }

    private Cost open() {
        Job batch = next();
        int opened = size();
        Cost before = Cost.now(this);
        engine.getManagementService().executeJob(batch.getId());
        Cost after = Cost.now(this);
        return before.until(after, size() - opened);
    }

    private Object fill(int size) {
        while (size() < size) {
            engine.getManagementService().executeJob(next().getId());
        }
        return Map.of("size", size());
    }

    private int size() {
        return jdbc.queryForObject("select count(*) from obligation", Integer.class);
    }

    /** The variables that an instance has when it waits. */
    private Map<String, Object> sample(String process) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .listPage(0, 1)
                .get(0);
        VariableMap variables = engine.getRuntimeService().getVariablesLocalTyped(instance.getId(), false);
        Map<String, Object> sample = new LinkedHashMap<>();
        new ArrayList<>(variables.keySet()).forEach(name -> {
            TypedValue value = variables.getValueTyped(name);
            sample.put(
                    name,
                    value instanceof SerializableValue text
                            ? Map.of("json", text.getValueSerialized())
                            : value.getValue());
        });
        return sample;
    }
}
