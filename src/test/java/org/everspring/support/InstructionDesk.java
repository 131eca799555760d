package org.everspring.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.everspring.instruction.InstructionOrder;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionSnapshot.Leader;
import org.everspring.instruction.LeaderInstructions;
import org.everspring.kernel.Actor;
import org.everspring.matter.InstructionId;
import org.everspring.plan.UnitId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a leader instructs the units of the small plan to do, and how they answer. */
@TestComponent
public class InstructionDesk extends Desk {

    public static final String RECEIVE = "userTask_receiveInstruction";
    public static final String ANSWER = "userTask_answerInstruction";
    public static final String JUDGE = "userTask_judgeInstruction";
    public static final String DECIDE_EXTENSION = "userTask_decideInstructionExtension";

    public static final String LEADER = "lingdaoxiaozu.leader";
    public static final String TEXT = "企业开办要再快一些，请查明原因，拿出办法。";
    public static final Set<UnitId> LEADING_GROUP = Set.of(UnitId.of("lingdaoxiaozu"));

    private final LeaderInstructions instructions;

    InstructionDesk(Workday day, LeaderInstructions instructions, ProcessEngine engine, JdbcClient jdbc) {
        super(day, engine, jdbc);
        this.instructions = instructions;
    }

    /** On Monday, 2 November 2026, to be answered by the 16th. */
    public InstructionId issue(String... units) {
        day.at("2026-11-02T10:00");
        return issue(null, TEXT, LocalDate.parse("2026-11-16"), units).get(0);
    }

    public List<InstructionId> issue(String about, String text, LocalDate until, String... units) {
        InstructionOrder order = InstructionOrder.of(
                about, text, Stream.of(units).map(UnitId::of).toList(), until, new Leader(LEADER, "领导小组负责人"));
        return instructions.issue(order, LEADING_GROUP, new Actor(LEADER, "领导小组负责人"));
    }

    public InstructionSnapshot get(InstructionId id) {
        return instructions.get(id);
    }

    public void receive(InstructionId id) {
        submit(unit(id), id, RECEIVE, Map.of("handler", "李明", "handlerPhone", "0871-63130000"));
    }

    public void answer(InstructionId id, Map<String, Object> answer) {
        submit(unit(id), id, ANSWER, answer);
    }

    public void judge(InstructionId id, Map<String, Object> judgement) {
        submit(LEADER, id, JUDGE, judgement);
    }

    public void decideExtension(InstructionId id, Map<String, Object> decision) {
        submit(LEADER, id, DECIDE_EXTENSION, decision);
    }

    private String unit(InstructionId id) {
        return get(id).unit() + ".liaison";
    }

    public static Map<String, Object> reported(String text) {
        return Map.of("answerKind", "progress", "answerText", text);
    }

    public static Map<String, Object> answered(String text) {
        return Map.of("answerKind", "done", "answerText", text);
    }

    public static Map<String, Object> returned(String reason) {
        return Map.of("judgement", "return", "returnReason", reason);
    }

    public static Map<String, Object> closed() {
        return Map.of("judgement", "close");
    }
}
