package org.everspring.promotion;

import java.util.List;

/** What fits a search, with the places where it does. */
record SearchHit(ExperienceId id, List<TextFragment> title, List<TextFragment> excerpt) {}
