package org.everspring.bulletin.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;

import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessVariable;

/** Names that the bulletin's part of processes/quarterly-cycle.bpmn, its form and the code agree on. */
final class BulletinProcess {

    static final String KEY = "quarterlyCycle";

    static final MatterKey<Quarter> QUARTER = matterKey(Quarter::parse);

    static final ProcessVariable<String> NUMBER = text("bulletinNumber");
    static final ProcessVariable<String> TITLE = text("bulletinTitle");
    static final ProcessVariable<String> OVERVIEW = text("bulletinOverview");
    static final ProcessVariable<String> REQUIREMENTS = text("bulletinRequirements");
    static final ProcessVariable<String> SIGNED_BY = text("bulletinSignedBy");

    private BulletinProcess() {}
}
