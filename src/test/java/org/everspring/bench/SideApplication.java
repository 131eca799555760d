package org.everspring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One side in its own JVM: starts the application and then does what the driver asks, a line a question, a line an answer.
 * It ends with its input, so that it cannot outlive the driver.
 */
public final class SideApplication {

    /** What an answer begins with; the log goes another way. */
    static final String ANSWER = "@bench ";

    private SideApplication() {}

    /** @param args the application's class, then Spring's arguments */
    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        ObjectMapper json = new ObjectMapper();
        SideCommands.setClock();
        Class<?> type = Class.forName(args[0]);
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(type)
                .logStartupInfo(false)
                .run(Arrays.copyOfRange(args, 1, args.length))) {
            SideCommands commands =
                    type == BareApplication.class ? new BareCommands(application) : new EverSpringCommands(application);
            commands.stopJobExecutor();
            answer(answers, json, Map.of("port", application.getEnvironment().getProperty("local.server.port")));
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                String[] question = line.split(" ", 2);
                JsonNode input = json.readTree(question[1]);
                try {
                    answer(answers, json, commands.answer(question[0], input));
                } catch (Exception e) {
                    e.printStackTrace();
                    answer(answers, json, Map.of("error", e.toString()));
                }
            }
        }
        System.exit(0);
    }

    private static void answer(PrintStream answers, ObjectMapper json, Object value) throws Exception {
        answers.println(ANSWER + json.writeValueAsString(value));
    }
}
