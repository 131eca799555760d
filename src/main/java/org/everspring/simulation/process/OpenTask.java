package org.everspring.simulation.process;

import org.everspring.plan.UnitId;

/**
 * A task that waits for somebody.
 *
 * @param definition of the task, {@code userTask_fillReport}
 * @param matter the business key
 * @param unit that may work it
 * @param visit how often the matter has come to this task, from 1
 */
record OpenTask(String id, String definition, String matter, UnitId unit, int visit) {}
