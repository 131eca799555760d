package org.everspring.promotion;

import java.util.List;
import org.everspring.matter.ExperienceId;

/** What fits a search, with the places where it does. */
record SearchHit(ExperienceId id, List<TextFragment> title, List<TextFragment> excerpt) {}
