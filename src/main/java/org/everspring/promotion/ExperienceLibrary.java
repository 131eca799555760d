package org.everspring.promotion;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.matter.ExperienceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published experiences, found by what they say. */
@Service
@Transactional(readOnly = true)
public class ExperienceLibrary {

    public static final int PAGE_SIZE = 20;

    /** A longer text finds nothing that its beginning would not. */
    private static final int LONGEST_TEXT = 100;

    private static final int LENGTH_OF_OPENING = 120;

    private final ExperienceQueries experiences;
    private final ExperienceIndexer indexer;

    ExperienceLibrary(ExperienceQueries experiences, ExperienceIndexer indexer) {
        this.experiences = experiences;
        this.indexer = indexer;
    }

    /**
     * @param title the whole title
     * @param excerpt the sentences in which the text was found, or how the case begins
     */
    public record Hit(Experience experience, List<TextFragment> title, List<TextFragment> excerpt) {}

    /**
     * One page of what was found.
     *
     * @param total how many the pages hold together
     * @param page from 1
     * @param pages at least 1
     */
    public record Results(int total, int page, int pages, List<Hit> hits) {}

    /**
     * What fits best comes first; without a text the newest.
     *
     * @param text words, separated by blanks, each of which has to be found; null or blank for everything
     * @param page from 1; one that is not there becomes the nearest that is
     */
    public Results search(String text, ExperienceFilter filter, int page) {
        List<ExperienceId> candidates = experiences.publishedIds(filter);
        if (text == null || text.isBlank()) {
            int pages = pages(candidates.size());
            int shown = Math.min(Math.max(1, page), pages);
            List<ExperienceId> ids = candidates.stream()
                    .skip((shown - 1L) * PAGE_SIZE)
                    .limit(PAGE_SIZE)
                    .toList();
            return new Results(
                    candidates.size(),
                    shown,
                    pages,
                    experiences.all(ids).stream()
                            .map(ExperienceLibrary::unmarked)
                            .toList());
        }
        String stripped = text.strip();
        String asked = stripped.substring(0, Math.min(LONGEST_TEXT, stripped.length()));
        ExperienceIndex index = indexer.current();
        int wanted = Math.min(Math.max(1, page), pages(candidates.size()));
        SearchPage found = index.find(asked, candidates, (wanted - 1) * PAGE_SIZE, PAGE_SIZE);
        int pages = pages(found.total());
        int shown = Math.min(wanted, pages);
        if (shown < wanted) {
            found = index.find(asked, candidates, (shown - 1) * PAGE_SIZE, PAGE_SIZE);
        }
        return new Results(found.total(), shown, pages, hits(found));
    }

    private static int pages(int total) {
        return Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    }

    private List<Hit> hits(SearchPage found) {
        Map<ExperienceId, Experience> byId =
                experiences.all(found.shown().stream().map(SearchHit::id).toList()).stream()
                        .collect(Collectors.toMap(Experience::id, Function.identity()));
        return found.shown().stream()
                .map(hit -> new Hit(byId.get(hit.id()), hit.title(), hit.excerpt()))
                .toList();
    }

    private static Hit unmarked(Experience experience) {
        return new Hit(
                experience,
                List.of(new TextFragment(experience.title(), false)),
                List.of(new TextFragment(opening(experience.content().background()), false)));
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
