package org.everspring.instruction.process;

import static org.everspring.instruction.process.LeaderInstructionProcess.INSTRUCTION_ID;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.everspring.calendar.DateText;
import org.everspring.calendar.WorkCalendar;
import org.everspring.forms.FormValues;
import org.everspring.instruction.InstructionEntry.Kind;
import org.everspring.instruction.InstructionQueries;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionState;
import org.everspring.instruction.Judgement;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.kernel.TypedText;
import org.everspring.matter.InstructionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms show of the tables. */
@Configuration(proxyBeanMethods = false)
class InstructionValues {

    @Bean
    FormValues leaderInstructionValues(
            LeaderInstructions instructions, InstructionQueries queries, WorkCalendar calendar) {
        return FormValues.of(LeaderInstructionProcess.KEY, INSTRUCTION_ID::from)
                .with("receive-instruction", id -> of(instructions.get(id)))
                .with("answer-instruction", id -> forAnswer(instructions.get(id), queries))
                .beginning("answer-instruction", id -> beginning(instructions.get(id), queries))
                .with("judge-instruction", id -> forJudgement(instructions.get(id), queries, calendar))
                .with("decide-instruction-extension", id -> forExtension(instructions.get(id)));
    }

    private static Map<String, Object> of(InstructionSnapshot instruction) {
        Map<String, Object> values = new HashMap<>();
        values.put(
                LeaderInstructionProcess.LEADER_NAME,
                instruction.written().leader().name());
        values.put(LeaderInstructionProcess.ABOUT, instruction.written().aboutLabel());
        values.put(
                LeaderInstructionProcess.ISSUED_TEXT,
                DateText.MINUTE.of(instruction.written().at()));
        values.put(
                LeaderInstructionProcess.INSTRUCTION_TEXT, instruction.written().text());
        return values;
    }

    private static Map<String, Object> forAnswer(InstructionSnapshot instruction, InstructionQueries queries) {
        Map<String, Object> values = of(instruction);
        values.put(LeaderInstructionProcess.RETURN_REASON.name(), returnReason(instruction));
        values.put(LeaderInstructionProcess.REPORTED, reported(instruction.id(), queries));
        return values;
    }

    /** Whoever has to go on begins with what has been returned. */
    private static Map<String, Object> beginning(InstructionSnapshot instruction, InstructionQueries queries) {
        if (returnReason(instruction) == null) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>();
        values.put(LeaderInstructionProcess.ANSWER_KIND.name(), LeaderInstructionProcess.DONE);
        values.put(LeaderInstructionProcess.ANSWER_TEXT.name(), lastAnswer(instruction.id(), queries));
        return values;
    }

    private static @Nullable String returnReason(InstructionSnapshot instruction) {
        Judgement judgement = instruction.judgement();
        return instruction.state() == InstructionState.HANDLING && judgement != null ? judgement.text() : null;
    }

    private static String lastAnswer(InstructionId id, InstructionQueries queries) {
        return queries.entries(id).stream()
                .filter(entry -> entry.kind() == Kind.ANSWERED)
                .reduce((earlier, later) -> later)
                .map(last -> Objects.requireNonNullElse(last.text(), ""))
                .orElse("");
    }

    /** What the unit has said so far, oldest first. */
    private static @Nullable String reported(InstructionId id, InstructionQueries queries) {
        return TypedText.fitting(queries.entries(id).stream()
                .filter(entry -> entry.kind() == Kind.PROGRESS || entry.kind() == Kind.ANSWERED)
                .map(entry ->
                        DateText.MINUTE.of(entry.at()) + " " + entry.kind().label() + "：" + entry.text())
                .collect(Collectors.joining("\n\n")));
    }

    private static Map<String, Object> forJudgement(
            InstructionSnapshot instruction, InstructionQueries queries, WorkCalendar calendar) {
        Map<String, Object> values = of(instruction);
        int late = instruction.answeredAt() == null
                ? 0
                : calendar.workingDaysLate(instruction.due(), instruction.answeredAt());
        values.put(
                LeaderInstructionProcess.ANSWERED_TEXT,
                instruction.answeredAt() == null ? null : DateText.MINUTE.of(instruction.answeredAt()));
        values.put(LeaderInstructionProcess.LATENESS_TEXT, late == 0 ? "按期" : "逾期" + late + "个工作日");
        values.put(
                LeaderInstructionProcess.HANDLER.name(),
                instruction.handlerPhone() == null
                        ? instruction.handler()
                        : instruction.handler() + "，" + instruction.handlerPhone());
        values.put(LeaderInstructionProcess.ANSWER_TEXT.name(), lastAnswer(instruction.id(), queries));
        values.put(
                LeaderInstructionProcess.REPORTED,
                TypedText.fitting(queries.entries(instruction.id()).stream()
                        .filter(entry -> entry.kind() == Kind.PROGRESS)
                        .map(entry -> DateText.MINUTE.of(entry.at()) + "：" + entry.text())
                        .collect(Collectors.joining("\n\n"))));
        return values;
    }

    private static Map<String, Object> forExtension(InstructionSnapshot instruction) {
        Map<String, Object> values = of(instruction);
        var asked = instruction.extension();
        values.put(LeaderInstructionProcess.EXTENSION_REASON, asked == null ? null : asked.reason());
        values.put(
                LeaderInstructionProcess.REQUESTED_DATE,
                asked == null ? null : asked.until().toString());
        return values;
    }
}
