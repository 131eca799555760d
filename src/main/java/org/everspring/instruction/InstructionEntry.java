package org.everspring.instruction;

import java.time.OffsetDateTime;
import org.everspring.kernel.Actor;
import org.everspring.kernel.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * One moment in the life of an instruction.
 *
 * @param number counts those of the instruction, from 1
 * @param by the person, with the name of the day
 * @param text what was written; null where nothing was
 */
public record InstructionEntry(
        int number,
        Kind kind,
        OffsetDateTime at,
        Actor by,
        @Nullable String text) {

    /** What has happened. */
    public enum Kind implements Labelled {
        ISSUED("作出批示"),
        RECEIVED("签收"),
        PROGRESS("阶段反馈"),
        ANSWERED("办结反馈"),
        RETURNED("退回续办"),
        EXTENSION_REQUESTED("申请延期"),
        EXTENDED("同意延期"),
        EXTENSION_REFUSED("不同意延期"),
        CLOSED("审定办结"),
        WITHDRAWN("撤回");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
