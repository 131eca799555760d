package org.everspring.promotion;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.everspring.kernel.ListPage;
import org.everspring.kernel.SortOrder;
import org.everspring.matter.ExperienceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published experiences, found by what they say. */
@Service
@Transactional(readOnly = true)
public class ExperienceLibrary {

    private static final int PAGE_SIZE = 20;

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
    public record FoundExperience(Experience experience, List<TextFragment> title, List<TextFragment> excerpt) {}

    /**
     * @param text words, separated by blanks, each of which has to be found; null or blank for everything
     * @param page from 1; one that is not there becomes the nearest that is
     */
    public ListPage<FoundExperience> search(
            String text, ExperienceFilter filter, SortOrder<ExperienceColumn> order, int page) {
        List<ExperienceId> candidates = experiences.publishedIds(filter, order);
        if (text == null || text.isBlank()) {
            return ListPage.of(candidates.size(), page, PAGE_SIZE, from -> page(candidates, from));
        }
        String stripped = text.strip();
        String asked = stripped.substring(0, Math.min(LONGEST_TEXT, stripped.length()));
        ExperienceIndex index = indexer.current();
        if (order.column() != ExperienceColumn.FIT) {
            Set<ExperienceId> matching = index.matching(asked, candidates);
            List<ExperienceId> ordered =
                    candidates.stream().filter(matching::contains).toList();
            return ListPage.of(ordered.size(), page, PAGE_SIZE, from -> inOrder(index, asked, ordered, from));
        }
        return ListPage.of(
                index.count(asked, candidates),
                page,
                PAGE_SIZE,
                from -> found(index.find(asked, candidates, from, PAGE_SIZE)));
    }

    private List<FoundExperience> page(List<ExperienceId> candidates, int from) {
        List<ExperienceId> ids = candidates.stream().skip(from).limit(PAGE_SIZE).toList();
        return experiences.all(ids).stream().map(ExperienceLibrary::unmarked).toList();
    }

    private List<FoundExperience> inOrder(ExperienceIndex index, String asked, List<ExperienceId> ordered, int from) {
        List<ExperienceId> ids = ordered.stream().skip(from).limit(PAGE_SIZE).toList();
        return found(index.find(asked, ids, 0, PAGE_SIZE)).stream()
                .sorted(Comparator.comparingInt(
                        found -> ids.indexOf(found.experience().id())))
                .toList();
    }

    private List<FoundExperience> found(List<SearchHit> hits) {
        Map<ExperienceId, Experience> byId = experiences
                .all(hits.stream().map(SearchHit::id).toList())
                .stream()
                .collect(Collectors.toMap(Experience::id, Function.identity()));
        return hits.stream()
                .flatMap(hit -> Optional.ofNullable(byId.get(hit.id()))
                        .map(experience -> new FoundExperience(experience, hit.title(), hit.excerpt()))
                        .stream())
                .toList();
    }

    private static FoundExperience unmarked(Experience experience) {
        return new FoundExperience(
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
