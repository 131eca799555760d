package org.everspring.quarter.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;

import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessContract;
import org.everspring.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Names that processes/quarterly-cycle.bpmn, its forms and the code agree on. */
@Component
final class QuarterlyCycleProcess extends ProcessContract {

    static final String KEY = "quarterlyCycle";

    static final MatterKey<Quarter> QUARTER = matterKey(Quarter::parse);
    /** As typed in the start form, before it is known to be a quarter. */
    static final ProcessVariable<String> QUARTER_TEXT = text("quarter");

    static final String LABEL = "quarterLabel";
    static final String ADMITTED = "quarterAdmitted";
    static final String OFFICE_ID = "officeId";
    static final String COLLATES_AT = "collatesAt";
    static final String ALL_OPENED = "allOpened";

    static final String SUMMARIES_COMPLETE = "reporting.summariesComplete";

    QuarterlyCycleProcess() {
        super(KEY);
        sets(QUARTER_TEXT);
        sets(LABEL, ADMITTED, OFFICE_ID, COLLATES_AT);
        sets(ALL_OPENED, "allScored");
        sets("summaries", "bulletinNumber", "bulletinPreview");
        sends(SUMMARIES_COMPLETE);
    }
}
