package org.everspring.instruction.jdbc;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.everspring.engine.MatterStates;
import org.everspring.instruction.Instruction;
import org.everspring.instruction.InstructionEntry;
import org.everspring.instruction.InstructionSnapshot;
import org.everspring.instruction.InstructionSnapshot.ExtensionRequest;
import org.everspring.instruction.InstructionSnapshot.Written;
import org.everspring.instruction.Instructions;
import org.everspring.instruction.Judgement;
import org.everspring.kernel.Actor;
import org.everspring.kernel.AlreadyDoneException;
import org.everspring.kernel.InvalidInputException;
import org.everspring.matter.InstructionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcInstructions implements Instructions {

    private final JdbcClient jdbc;
    private final MatterStates states;

    JdbcInstructions(JdbcClient jdbc, MatterStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public Optional<Instruction> find(InstructionId id) {
        return jdbc.sql("select * from instruction where id = ?")
                .param(id.toString())
                .query(InstructionRows::instruction)
                .optional()
                .map(Instruction::new);
    }

    @Override
    public Instruction get(InstructionId id) {
        return find(id).orElseThrow(() -> new InvalidInputException("没有编号为“" + id + "”的批示。"));
    }

    @Override
    public void add(Instruction issued) {
        InstructionSnapshot now = issued.snapshot();
        Written written = now.written();
        jdbc.sql("insert into instruction (id, batch_id, about, about_label, text, unit_id, leader_id, leader_name,"
                        + " entered_by, entered_name, issued_at, state, due_at, receipt_due_at, answers, times_returned,"
                        + " extensions, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)")
                .params(
                        written.id().toString(),
                        written.batch().toString(),
                        written.about(),
                        written.aboutLabel(),
                        written.text(),
                        written.unit().value(),
                        written.leader().userId(),
                        written.leader().name(),
                        written.enteredBy(),
                        written.enteredByName(),
                        written.at(),
                        now.state().name(),
                        now.due().at(),
                        now.receiptDue().at())
                .update();
    }

    @Override
    public void save(Instruction instruction) {
        InstructionSnapshot now = instruction.snapshot();
        Judgement judgement = now.judgement();
        ExtensionRequest extension = now.extension();
        int saved = jdbc.sql("update instruction set state = ?, due_at = ?, receipt_due_at = ?, handler = ?,"
                        + " handler_phone = ?, received_at = ?, answered_at = ?, answers = ?, times_returned = ?,"
                        + " judged_closed = ?, judgement_text = ?, judgement_until = ?, extension_until = ?,"
                        + " extension_reason = ?, extension_by = ?, extensions = ?, closed_at = ?, version = version + 1"
                        + " where id = ? and version = ?")
                .params(
                        now.state().name(),
                        now.due().at(),
                        now.receiptDue().at(),
                        now.handler(),
                        now.handlerPhone(),
                        now.receivedAt(),
                        now.answeredAt(),
                        now.answers(),
                        now.timesReturned(),
                        judgement == null ? null : judgement.closed(),
                        judgement == null ? null : judgement.text(),
                        judgement == null ? null : judgement.until(),
                        extension == null ? null : extension.until(),
                        extension == null ? null : extension.reason(),
                        extension == null ? null : extension.requestedBy(),
                        now.extensions(),
                        now.closedAt(),
                        now.id().toString(),
                        now.version())
                .update();
        if (saved == 0) {
            throw AlreadyDoneException.inTheMeantime("这件批示");
        }
        states.saved(now.id(), instruction.loaded().state(), now.state());
    }

    @Override
    public void note(InstructionId id, InstructionEntry.Kind kind, OffsetDateTime at, Actor by, @Nullable String text) {
        jdbc.sql("insert into instruction_entry (instruction_id, number, kind, at, user_id, user_name, text)"
                        + " select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from instruction_entry"
                        + " where instruction_id = ?")
                .params(id.toString(), kind.name(), at, by.userId(), by.name(), text, id.toString())
                .update();
    }
}
