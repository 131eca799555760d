package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.ApplicationContext;

/** The bare engine's ways: it gets EverSpring's people, rights and models, and opens with EverSpring's variables. */
final class BareCommands extends SideCommands {

    private static final int TOGETHER = 50;

    private Map<String, VariableMap> sample;
    private int size;

    BareCommands(ApplicationContext application) {
        super(application);
    }

    @Override
    Object answer(String question, JsonNode input) throws Exception {
        return switch (question) {
            case "people" -> people(input);
            case "models" -> models(input.path("indexes").asBoolean());
            case "sample" -> sample(input);
            case "open" ->
                open(input.path("count").asInt(), input.path("together").asBoolean());
            case "fill" -> fill(input.path("size").asInt());
            default -> super.answer(question, input);
        };
    }

    private Object people(JsonNode tables) {
        tables.fields()
                .forEachRemaining(table -> table.getValue().forEach(row -> {
                    List<String> columns = new ArrayList<>();
                    List<Object> values = new ArrayList<>();
                    row.fields().forEachRemaining(column -> {
                        columns.add(column.getKey());
                        values.add(
                                column.getValue().isNumber()
                                        ? column.getValue().numberValue()
                                        : column.getValue().asText());
                    });
                    jdbc.update(
                            "insert into " + table.getKey() + " (" + String.join(", ", columns) + ") values ("
                                    + String.join(
                                            ", ",
                                            columns.stream().map(column -> "?").toList()) + ")",
                            values.toArray());
                }));
        for (User user : engine.getIdentityService().createUserQuery().unlimitedList()) {
            user.setPassword(Tasklist.PASSWORD);
            engine.getIdentityService().saveUser(user);
        }
        return Map.of();
    }

    /** Our models and forms as they stand, but whatever they call does nothing; what a listener decides is decided. */
    private Object models(boolean indexes) throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String model : List.of("unit-report.bpmn", "measure-breakdown.bpmn")) {
            deployment.addString(
                    model,
                    Files.readString(Path.of("processes", model))
                            .replaceAll("(delegateExpression)=\"[^\"]*\"", "$1=\"\\${noOp}\"")
                            .replace("${signatureNeeded}", "${false}"));
        }
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            for (Path form : forms.sorted().toList()) {
                deployment.addString(form.getFileName().toString(), Files.readString(form));
            }
        }
        deployment.deploy();
        if (indexes) {
            try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/engine"))) {
                for (Path script : scripts.sorted().toList()) {
                    jdbc.execute(Files.readString(script));
                }
            }
        }
        return Map.of();
    }

    private Object sample(JsonNode input) {
        sample = new LinkedHashMap<>();
        input.fields().forEachRemaining(process -> {
            VariableMap variables = Variables.createVariables();
            process.getValue().fields().forEachRemaining(variable -> {
                JsonNode value = variable.getValue();
                variables.put(
                        variable.getKey(),
                        value.isObject()
                                ? SpinValues.jsonValue(value.path("json").asText())
                                        .create()
                                : new ObjectMapper().convertValue(value, Object.class));
            });
            sample.put(process.getKey(), variables);
        });
        return Map.of();
    }

    /** @param together fifty in one command; otherwise each process in a transaction of its own */
    private Cost open(int count, boolean together) {
        Cost before = Cost.now(this);
        start(count, together);
        return before.until(Cost.now(this), count);
    }

    private Object fill(int to) {
        start(to - size, true);
        return Map.of("size", size);
    }

    private void start(int count, boolean together) {
        int end = size + count;
        while (size < end) {
            int batch = together ? Math.min(TOGETHER, end - size) : 1;
            if (together) {
                configuration().getCommandExecutorTxRequired().execute(context -> {
                    for (int i = 0; i < batch; i++) {
                        start(size + i);
                    }
                    return null;
                });
            } else {
                start(size);
            }
            size += batch;
        }
    }

    private void start(int number) {
        String item = BenchPlan.item(number);
        String unit = BenchPlan.unit(number);
        String lead = BenchPlan.lead(number);
        RuntimeService runtime = engine.getRuntimeService();
        sample.forEach((process, variables) -> {
            Map<String, Object> own = new LinkedHashMap<>(variables);
            own.replace("itemId", item);
            own.replace("itemTitle", item + " 第" + item + "项任务");
            own.replace("unitId", unit);
            own.replace("unitName", unit + "局");
            own.replace("leadUnitId", lead);
            own.replace("leadUnitName", lead + "局");
            runtime.startProcessInstanceByKey(
                    process, (process.equals(REPORT) ? "2026Q4:" : "measures:") + item + ":" + unit, own);
        });
    }
}
