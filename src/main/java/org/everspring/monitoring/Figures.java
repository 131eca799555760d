package org.everspring.monitoring;

/** Counts what there is at this moment, past everybody's rights: the caller knows who may see it. One statement each. */
public interface Figures {

    EngineFigures engine();

    DutyFigures duties();
}
