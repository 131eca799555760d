package org.everspring.reporting.process;

import static org.everspring.engine.ProcessVariable.text;
import static org.everspring.engine.ProcessVariable.variable;

import org.everspring.calendar.Quarter;
import org.everspring.engine.ProcessVariable;

/** Names that processes/quarterly-cycle.bpmn, its forms and the code agree on. */
final class QuarterlyCycleProcess {

    static final String KEY = "quarterlyCycle";

    static final ProcessVariable<Quarter> QUARTER = variable("quarter", Quarter::parse);
    /** As typed in the start form, before it is known to be a quarter. */
    static final ProcessVariable<String> QUARTER_TEXT = text("quarter");

    static final ProcessVariable<String> BULLETIN_NUMBER = text("bulletinNumber");
    static final ProcessVariable<String> BULLETIN_TITLE = text("bulletinTitle");
    static final ProcessVariable<String> BULLETIN_OVERVIEW = text("bulletinOverview");
    static final ProcessVariable<String> BULLETIN_REQUIREMENTS = text("bulletinRequirements");
    static final ProcessVariable<String> BULLETIN_SIGNED_BY = text("bulletinSignedBy");

    static final String SUMMARIES_COMPLETE = "reporting.summariesComplete";

    private QuarterlyCycleProcess() {}
}
