package org.everspring.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published experiences, found by what they say. */
@Service
@Transactional(readOnly = true)
public class ExperienceLibrary {

    /** A longer text finds nothing that its beginning would not. */
    private static final int LONGEST_TEXT = 100;

    private static final int LENGTH_OF_OPENING = 120;

    private final Experiences experiences;
    private final ExperienceIndexer indexer;

    ExperienceLibrary(Experiences experiences, ExperienceIndexer indexer) {
        this.experiences = experiences;
        this.indexer = indexer;
    }

    /** @param marked whether it is what was looked for */
    public record Piece(String text, boolean marked) {}

    /**
     * @param title the whole title
     * @param excerpt the sentences in which the text was found, or how the case begins
     */
    public record Hit(Experience experience, List<Piece> title, List<Piece> excerpt) {}

    /**
     * @param text words, separated by blanks, each of which has to be found; null or blank for everything
     * @return what fits best first; without a text the newest first
     */
    public List<Hit> search(String text, ExperienceFilter filter) {
        List<Experience> candidates = experiences.published(filter);
        if (text == null || text.isBlank()) {
            return candidates.stream().map(ExperienceLibrary::unmarked).toList();
        }
        Map<ExperienceId, Experience> byId =
                candidates.stream().collect(Collectors.toMap(Experience::id, Function.identity()));
        String stripped = text.strip();
        String asked = stripped.substring(0, Math.min(LONGEST_TEXT, stripped.length()));
        List<Hit> hits = new ArrayList<>();
        for (ExperienceIndex.Found found : indexer.current().find(asked)) {
            // Nobody's filter leaves it out, and it is still there.
            if (byId.containsKey(found.id())) {
                hits.add(new Hit(byId.get(found.id()), found.title(), found.excerpt()));
            }
        }
        return hits;
    }

    private static Hit unmarked(Experience experience) {
        return new Hit(
                experience,
                List.of(new Piece(experience.title(), false)),
                List.of(new Piece(opening(experience.content().background()), false)));
    }

    private static String opening(String text) {
        if (text.length() <= LENGTH_OF_OPENING) {
            return text;
        }
        // Never between the halves of a character outside the basic plane.
        boolean half = Character.isHighSurrogate(text.charAt(LENGTH_OF_OPENING - 1));
        return text.substring(0, half ? LENGTH_OF_OPENING - 1 : LENGTH_OF_OPENING) + "……";
    }
}
