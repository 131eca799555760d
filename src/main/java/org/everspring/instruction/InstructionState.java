package org.everspring.instruction;

import java.util.EnumSet;
import java.util.Set;
import org.everspring.kernel.Coded;
import org.everspring.kernel.Labelled;

/** Where an instruction stands. */
public enum InstructionState implements Coded, Labelled {
    ISSUED("issued", "待签收"),
    HANDLING("handling", "办理中"),
    ANSWERED("answered", "待审定"),
    CLOSED("closed", "已办结"),
    WITHDRAWN("withdrawn", "已撤回");

    /** Those that wait for somebody. */
    public static final Set<InstructionState> OPEN = Set.copyOf(EnumSet.of(ISSUED, HANDLING, ANSWERED));

    private final String code;
    private final String label;

    InstructionState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether it lies with the unit. */
    public boolean isWithUnit() {
        return this == ISSUED || this == HANDLING;
    }
}
