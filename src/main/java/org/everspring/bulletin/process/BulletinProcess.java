package org.everspring.bulletin.process;

import static org.everspring.engine.MatterKey.matterKey;
import static org.everspring.engine.ProcessVariable.text;

import org.everspring.calendar.Quarter;
import org.everspring.engine.MatterKey;
import org.everspring.engine.ProcessVariable;

/** Names that the bulletin's part of processes/quarterly-cycle.bpmn, its form and the code agree on. */
final class BulletinProcess {

    static final String KEY = "quarterlyCycle";

    /** In which the office writes and signs. */
    static final String COLLATE = "userTask_collateBulletin";

    static final String FORM = "collate-bulletin";

    static final MatterKey<Quarter> QUARTER = matterKey(Quarter::parse);

    static final ProcessVariable<String> TITLE = text("bulletinTitle");
    static final ProcessVariable<String> OVERVIEW = text("bulletinOverview");
    static final ProcessVariable<String> TARGETS = text("bulletinTargets");
    static final ProcessVariable<String> PROBLEMS = text("bulletinProblems");
    static final ProcessVariable<String> EXPERIENCES = text("bulletinExperiences");
    static final ProcessVariable<String> CONDUCT = text("bulletinConduct");
    static final ProcessVariable<String> REQUIREMENTS = text("bulletinRequirements");
    static final ProcessVariable<String> SIGNED_BY = text("bulletinSignedBy");

    /** A list of {@code title} and {@code text}, one an item. */
    static final String ITEMS = "bulletinItems";

    /** What the form only shows. */
    static final String NUMBER = "bulletinNumber";

    static final String PREVIEW = "bulletinPreview";
    static final String SUMMARIES = "summaries";

    private BulletinProcess() {}
}
